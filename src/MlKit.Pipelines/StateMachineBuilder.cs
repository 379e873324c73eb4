using System.Collections.Immutable;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines;

/// <summary>Puts states together to a <see cref="StateMachine"/>.</summary>
public sealed class StateMachineBuilder
{
    private readonly StateChain _chain = new();
    private StateMachine _machine;
    private StateMachineType _type;

    internal StateMachineBuilder(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _machine = new StateMachine(name);
    }

    /// <summary>Sets the comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <returns>The builder.</returns>
    public StateMachineBuilder WithComment(string comment) => With(_machine with { Comment = comment });

    /// <summary>Sets how long an execution may take.</summary>
    /// <param name="timeout">The time, in whole seconds.</param>
    /// <returns>The builder.</returns>
    public StateMachineBuilder WithTimeout(TimeSpan timeout) => With(_machine with { TimeoutSeconds = WholeSeconds.Of(timeout, nameof(timeout)) });

    /// <summary>Sets the language of the expressions of every state that says none itself.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The builder.</returns>
    public StateMachineBuilder WithQueryLanguage(QueryLanguage language) => With(_machine with { QueryLanguage = language });

    /// <summary>Sets the kind of machine it is checked as.</summary>
    /// <param name="type">The kind.</param>
    /// <returns>The builder.</returns>
    public StateMachineBuilder WithType(StateMachineType type)
    {
        _type = type;
        return this;
    }

    /// <summary>Adds a state that follows the one before; after a Choice, it follows every way that has not ended.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The state is <see langword="null"/>.</exception>
    public StateMachineBuilder Then(State state)
    {
        _chain.Then(state);
        return this;
    }

    /// <summary>Adds several states.</summary>
    /// <param name="fragment">Adds them.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The fragment is <see langword="null"/>.</exception>
    public StateMachineBuilder Then(Action<StateChain> fragment)
    {
        _chain.Then(fragment);
        return this;
    }

    /// <summary>Adds a state that others lead to by its name: a rule, a default, a catcher.</summary>
    /// <param name="state">The state; one without a <c>Next</c> ends the workflow.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The state is <see langword="null"/>.</exception>
    public StateMachineBuilder Add(State state)
    {
        _chain.Add(state);
        return this;
    }

    /// <summary>Adds a Choice whose ways meet again in the state that is added next.</summary>
    /// <param name="name">The name of the Choice state.</param>
    /// <param name="ways">Adds the ways.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The ways are <see langword="null"/>.</exception>
    public StateMachineBuilder Choose(string name, Action<ChoiceChain> ways)
    {
        _chain.Choose(name, ways);
        return this;
    }

    /// <summary>Returns everything that is wrong, or looks wrong, so far.</summary>
    /// <returns>The issues in the order of the definition.</returns>
    public ImmutableArray<DefinitionIssue> Validate() => Snapshot().Validate(_type);

    /// <summary>Returns the workflow. The builder may be used further; the workflow stays as it is.</summary>
    /// <returns>The workflow.</returns>
    /// <exception cref="DefinitionException">Something is wrong; the exception has every issue that is an error.</exception>
    public StateMachine Build()
    {
        var machine = Snapshot();
        var errors = machine.Validate(_type).Where(issue => issue.Severity == IssueSeverity.Error).ToImmutableArray();
        return errors.IsEmpty ? machine : throw new DefinitionException(errors);
    }

    /// <summary>Returns the workflow as it is so far, whatever is wrong with it.</summary>
    internal StateMachine Snapshot() => _chain.Build(_machine);

    private StateMachineBuilder With(StateMachine machine)
    {
        _machine = machine;
        return this;
    }
}
