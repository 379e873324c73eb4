namespace MlKit.Pipelines.Expressions;

/// <summary>Says what an <see cref="Expression"/> is.</summary>
public enum ExpressionKind
{
    /// <summary>A JSONPath into the input (<c>$.a</c>), the context object (<c>$$.Execution.Id</c>) or a variable (<c>$name</c>).</summary>
    Path,

    /// <summary>A call of an intrinsic function: <c>States.Format('{}', $.a)</c>.</summary>
    Intrinsic,

    /// <summary>A JSONata expression, which stands between <c>{%</c> and <c>%}</c> in a definition.</summary>
    Jsonata,

    /// <summary>The <c>null</c> of <c>InputPath</c>, <c>OutputPath</c> and <c>ResultPath</c>: nothing goes in, comes out or is kept.</summary>
    Discard,
}
