using System.Text.Json;

namespace MlKit.AwsSdk;

/// <summary>What a request holds: it writes its members that travel in a JSON body.</summary>
internal interface IStructure
{
    void Write(Utf8JsonWriter json);
}
