namespace MlKit.Pipelines.Expressions;

/// <summary>Says in which language a state's expressions are written.</summary>
public enum QueryLanguage
{
    /// <summary>JSONPath with intrinsic functions; a machine's default.</summary>
    JsonPath,

    /// <summary>JSONata.</summary>
    Jsonata,
}
