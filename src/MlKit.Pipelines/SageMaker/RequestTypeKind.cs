namespace MlKit.Pipelines.SageMaker;

/// <summary>What a field of a request holds.</summary>
internal enum RequestTypeKind
{
    Any,
    Text,
    Integer,
    Number,
    Truth,
    Enumeration,
    Shape,
    List,
    Map,
}
