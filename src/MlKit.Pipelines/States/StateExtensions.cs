using System.Text.Json;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.States;

/// <summary>Changes states by copying them, each keeping its own type.</summary>
public static class StateExtensions
{
    /// <summary>Sets the comment.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="comment">The comment.</param>
    /// <returns>The changed state.</returns>
    public static TState WithComment<TState>(this TState state, string comment)
        where TState : State => state with { Comment = comment };

    /// <summary>Sets the language of the state's own expressions.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="language">The language.</param>
    /// <returns>The changed state.</returns>
    public static TState WithQueryLanguage<TState>(this TState state, QueryLanguage language)
        where TState : State => state with { QueryLanguage = language };

    /// <summary>Writes a field that no property has.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="name">The name of the field.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The changed state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static TState WithField<TState>(this TState state, string name, JsonElement value)
        where TState : State => state with { Extra = state.Extra.With(name, value) };

    /// <summary>Sets which part of the input the state works with (JSONPath).</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="path">The path, or <see cref="Asl.Discard"/> for none of it.</param>
    /// <returns>The changed state.</returns>
    public static TState WithInputPath<TState>(this TState state, Expression path)
        where TState : DataState => state with { InputPath = path };

    /// <summary>Sets which part of the output is handed on (JSONPath).</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="path">The path, or <see cref="Asl.Discard"/> for none of it.</param>
    /// <returns>The changed state.</returns>
    public static TState WithOutputPath<TState>(this TState state, Expression path)
        where TState : DataState => state with { OutputPath = path };

    /// <summary>Sets the output (JSONata).</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="output">The output.</param>
    /// <returns>The changed state.</returns>
    public static TState WithOutput<TState>(this TState state, Payload output)
        where TState : DataState => state with { Output = output };

    /// <summary>Sets the state that follows, by its name.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="next">The name.</param>
    /// <returns>The changed state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static TState WithNext<TState>(this TState state, string next)
        where TState : NextState
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(next);
        return state with { Next = next, End = false };
    }

    /// <summary>Lets the workflow, branch or iteration end with this state.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <returns>The changed state.</returns>
    public static TState WithEnd<TState>(this TState state)
        where TState : NextState => state with { Next = null, End = true };

    /// <summary>Assigns variables.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="variables">The names, without <c>$</c>, and the values.</param>
    /// <returns>The changed state.</returns>
    public static TState WithAssign<TState>(this TState state, params ReadOnlySpan<(string Name, Payload Value)> variables)
        where TState : NextState => state with { Assign = Payload.Object(variables) };
}
