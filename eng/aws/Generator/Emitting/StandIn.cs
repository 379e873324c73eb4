using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>The sources of a stand-in. The same model gives the same text, on every machine and in every culture.</summary>
internal static class StandIn
{
    public static IReadOnlyDictionary<string, string> Emit(ServiceModel service) => new Dictionary<string, string>
    {
        ["Client.g.cs"] = ClientEmitter.Emit(service),
        ["Operations.g.cs"] = OperationsEmitter.Emit(service),
        ["Structures.g.cs"] = StructureEmitter.Emit(service),
        ["Exceptions.g.cs"] = ExceptionEmitter.Emit(service),
        ["Enumerations.g.cs"] = EnumerationEmitter.Emit(service),
        ["Paginators.g.cs"] = PaginatorEmitter.Emit(service),
    };
}
