using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Permissions;

/// <summary>Looks up what is fixed in a task's request.</summary>
internal static class RequestValues
{
    /// <summary>Returns the text at a path of a task's request, or <see langword="null"/> where it is absent or computed.</summary>
    public static string? Text(TaskState state, params ReadOnlySpan<string> path) => Text(state.Parameters ?? state.Arguments, path);

    public static string? Text(Payload? request, params ReadOnlySpan<string> path)
    {
        var value = request;
        foreach (var name in path)
            value = PayloadParts.Members(value)?.Find(member => member.Name == name).Value;

        // What CloudFormation replaces is as unknown as what is computed.
        return value is PayloadLiteral { Value: { ValueKind: JsonValueKind.String } text } && !Placeholders.AreIn(text.GetString()!) ? text.GetString() : null;
    }

    public static List<Payload> Items(TaskState state, string name) =>
        PayloadParts.Items(PayloadParts.Members(state.Parameters ?? state.Arguments)?.Find(member => member.Name == name).Value);
}
