using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines;

/// <summary>Makes the values that are computed while a workflow runs.</summary>
/// <remarks>Nothing here checks syntax: <see cref="StateMachine.Validate"/> does, with the place where the expression stands.</remarks>
public static partial class Asl
{
    /// <summary>Gets the <c>null</c> of <c>InputPath</c>, <c>OutputPath</c> and <c>ResultPath</c>: no input, no output, or a result that is thrown away.</summary>
    public static Expression Discard => Expression.Discard;

    /// <summary>Gets the token a task waiting for a callback hands on: <c>$$.Task.Token</c>.</summary>
    public static Expression TaskToken => Context("$$.Task.Token");

    /// <summary>Takes a value out of the state's input.</summary>
    /// <param name="path">A JSONPath such as <c>$.a.b</c>, or <c>$</c> for all of it.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The path is empty or blank.</exception>
    public static Expression Input(string path = "$") => FromPath(path);

    /// <summary>Takes a value out of the context object.</summary>
    /// <param name="path">A JSONPath such as <c>$$.Execution.Id</c>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The path is empty or blank.</exception>
    public static Expression Context(string path) => FromPath(path);

    /// <summary>Takes a value out of a variable.</summary>
    /// <param name="name">The variable with or without <c>$</c>, and the path inside it: <c>job</c>, <c>$job.name</c>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static Expression Variable(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return FromPath(name.StartsWith('$') ? name : $"${name}");
    }

    /// <summary>Makes a JSONata expression.</summary>
    /// <param name="expression">The expression without <c>{%</c> and <c>%}</c>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The expression is empty or blank, or stands between <c>{%</c> and <c>%}</c> already.</exception>
    public static Expression Jsonata(string expression)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(expression);
        if (Expression.IsDelimited(expression))
            throw new ArgumentException($"A JSONata expression must be given without {{% and %}}, but was '{expression}'. Leave the two out: they are written for you.", nameof(expression));

        return Expression.FromJsonata(expression);
    }

    private static Expression FromPath(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Expression.FromJsonPath(path);
    }
}
