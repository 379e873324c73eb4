namespace MlKit.Pipelines.Running;

/// <summary>How often each mocked state of an execution has been called.</summary>
internal sealed class MockCounts
{
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>Returns the number of calls before this one.</summary>
    public int Next(string state)
    {
        lock (_counts)
        {
            var count = _counts.GetValueOrDefault(state);
            _counts[state] = count + 1;
            return count;
        }
    }
}
