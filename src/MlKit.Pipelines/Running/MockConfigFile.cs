using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>The mocks of a <c>MockConfigFile.json</c>, as Step Functions Local reads it: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html.</summary>
public sealed class MockConfigFile
{
    // More than any history has room for.
    private const int MostCalls = 100_000;

    private readonly JsonElement _root;

    private MockConfigFile(JsonElement root) => _root = root;

    /// <summary>Reads the text of a file.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Validation.DefinitionException">The text is not JSON.</exception>
    public static MockConfigFile Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new MockConfigFile(JsonText.Parse(json));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Validation.DefinitionException">The file is not JSON.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<MockConfigFile> LoadAsync(string path, CancellationToken cancellationToken = default) =>
        Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));

    /// <summary>Returns the mocks of a test case. States it does not name are called as they would be without mocks.</summary>
    /// <param name="machine">The name of the machine in the file.</param>
    /// <param name="testCase">The name of the test case.</param>
    /// <returns>The mocks.</returns>
    /// <exception cref="ArgumentException">The file has no such machine, test case or response, or a response is malformed.</exception>
    public TaskMocks ForTestCase(string machine, string testCase)
    {
        var states = Object(Object(Object(Object(_root, "", "StateMachines"), "StateMachines", machine), machine, "TestCases"), "TestCases", testCase);
        var responses = Object(_root, "", "MockedResponses");
        var mocks = new TaskMocks();
        foreach (var state in states.EnumerateObject())
            mocks.AddInOrder(state.Name, Responses(Object(responses, "MockedResponses", NameIn(state))));

        return mocks;
    }

    /// <summary>Reads responses keyed by the calls they are for: <c>0</c>, <c>1-2</c>.</summary>
    private static MockResponse[] Responses(JsonElement entries)
    {
        List<MockResponse> responses = [];
        foreach (var entry in entries.EnumerateObject())
        {
            var (first, last) = Range(entry.Name);
            if (first != responses.Count || last < first)
                throw new ArgumentException($"The keys of mocked responses must count the calls without a gap, so that {responses.Count} comes next, but was '{entry.Name}'. Write '{responses.Count}' or a range such as '{responses.Count}-{responses.Count + 1}'.");

            if (last >= MostCalls)
                throw new ArgumentException($"The key of a mocked response must name at most call {MostCalls - 1}, but was '{entry.Name}'. Write a smaller range, or call TaskMocks.AddAlways.");

            responses.AddRange(Enumerable.Repeat(Response(entry.Value), last - first + 1));
        }

        return [.. responses];
    }

    private static (int First, int Last) Range(string key)
    {
        var parts = key.Split('-');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && parts.Length <= 2
            ? (first, last)
            : throw new ArgumentException($"The key of a mocked response must be the number of a call or a range of them, but was '{key}'. Write '0' or '1-2'.");
    }

    private static string NameIn(JsonProperty state) => state.Value.ValueKind == JsonValueKind.String
        ? state.Value.GetString()!
        : throw new ArgumentException($"The state '{state.Name}' of a test case must have the name of its mocked responses, but has {JsonValues.Compact(state.Value)}. Write the name as a string.");

    private static MockResponse Response(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"A mocked response must be an object, but was {JsonValues.Compact(value)}. Write {{\"Return\": ...}} or {{\"Throw\": ...}}.");

        if (value.TryGetProperty("Return", out var result))
            return MockResponse.Return(result);

        if (value.TryGetProperty("Throw", out var thrown))
            return MockResponse.Throw(Text(thrown, "Error"), Text(thrown, "Cause"));

        throw new ArgumentException($"A mocked response must have a field 'Return' or 'Throw', but was {JsonValues.Compact(value)}. Add one of them.");
    }

    private static string? Text(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? FieldValues.Text(field) : null;

    private static JsonElement Object(JsonElement parent, string parentName, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw new ArgumentException($"{(parentName.Length == 0 ? "The mock file" : $"'{parentName}' of the mock file")} must have an object '{name}', but has {Names(parent)}. Correct the name, or add the object.");

    private static string Names(JsonElement value) => value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() == 0 ? "none" : string.Join(", ", value.EnumerateObject().Select(field => $"'{field.Name}'"));
}
