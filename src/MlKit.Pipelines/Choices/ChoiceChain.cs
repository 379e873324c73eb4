using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Choices;

/// <summary>Adds the ways a Choice leads.</summary>
public sealed class ChoiceChain
{
    private readonly List<(int Rule, StateChain Way)> _ways = [];

    internal ChoiceChain(ChoiceState state) => State = state;

    internal ChoiceState State { get; private set; }

    /// <summary>Gets the ways that have states of their own, each with the index of its rule, or -1 for the default.</summary>
    internal IReadOnlyList<(int Rule, StateChain Way)> Ways => _ways;

    /// <summary>Adds a way that is taken where a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="way">Adds the states of the way; without any, it leads straight on.</param>
    /// <returns>The ways.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ChoiceChain When(ChoiceCondition condition, Action<StateChain> way)
    {
        ArgumentNullException.ThrowIfNull(condition);
        State = State.AddRule(new ChoiceRule { Condition = condition });
        return AddWay(State.Choices.Length - 1, way);
    }

    /// <summary>Adds a way to a state that stands elsewhere.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="next">The name of the state.</param>
    /// <returns>The ways.</returns>
    /// <exception cref="ArgumentNullException">The condition is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public ChoiceChain When(ChoiceCondition condition, string next)
    {
        State = State.When(condition, next);
        return this;
    }

    /// <summary>Adds the way that is taken where no condition holds.</summary>
    /// <param name="way">Adds the states of the way; without any, it leads straight on.</param>
    /// <returns>The ways.</returns>
    /// <exception cref="ArgumentNullException">The way is <see langword="null"/>.</exception>
    public ChoiceChain Otherwise(Action<StateChain> way) => AddWay(-1, way);

    /// <summary>Says which state that stands elsewhere follows where no condition holds.</summary>
    /// <param name="next">The name of the state.</param>
    /// <returns>The ways.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public ChoiceChain Otherwise(string next)
    {
        State = State.Otherwise(next);
        return this;
    }

    private ChoiceChain AddWay(int rule, Action<StateChain> add)
    {
        ArgumentNullException.ThrowIfNull(add);
        var way = new StateChain();
        add(way);
        _ways.Add((rule, way));
        return this;
    }
}
