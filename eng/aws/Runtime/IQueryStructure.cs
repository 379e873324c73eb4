namespace MlKit.AwsSdk;

/// <summary>What a request of the query protocol holds: it writes its members as parameters of a form.</summary>
internal interface IQueryStructure
{
    void Write(QueryWriter query);
}
