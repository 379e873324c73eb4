using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The call a function ends with. It is made after the function has returned, so that a function may end with itself any number of times.</summary>
/// <param name="Function">What is called.</param>
/// <param name="Arguments">With what.</param>
/// <param name="Origin">Where the call stands, if it does.</param>
internal sealed record PendingCall(JsonataFunction Function, JsonataValue[] Arguments, CallOperation? Origin = null);
