namespace MlKit.Pipelines.Running;

/// <summary>Responses of tasks by the name of the state, given instead of calling anything. Each execution begins with the first one again.</summary>
public sealed class TaskMocks
{
    private readonly Dictionary<string, MockSequence> _states = [];

    /// <summary>Gives a state one response for every call.</summary>
    /// <param name="state">The name of the state.</param>
    /// <param name="response">The response.</param>
    /// <returns>The mocks.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The response is <see langword="null"/>.</exception>
    public TaskMocks AddAlways(string state, MockResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Add(state, new MockSequence([response], Repeats: true));
    }

    /// <summary>Gives a state responses in the order of its calls, retries counted. A call more fails the execution.</summary>
    /// <param name="state">The name of the state.</param>
    /// <param name="responses">The responses.</param>
    /// <returns>The mocks.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">A response is <see langword="null"/>.</exception>
    public TaskMocks AddInOrder(string state, params ReadOnlySpan<MockResponse> responses)
    {
        foreach (var response in responses)
            ArgumentNullException.ThrowIfNull(response, nameof(responses));

        return Add(state, new MockSequence([.. responses], Repeats: false));
    }

    internal MockSequence? Find(string state) => _states.GetValueOrDefault(state);

    private TaskMocks Add(string state, MockSequence sequence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        _states[state] = sequence;
        return this;
    }
}
