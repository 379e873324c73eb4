using System.Buffers;
using System.Globalization;
using System.Text;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Executions;

/// <summary>Checks what AWS would refuse, without repeating what the input holds: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html.</summary>
internal static class ExecutionRules
{
    private const int MaxNameLength = 80;
    private const int MaxInputBytes = 262_144;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/");

    public static void CheckName(string? name, string parameter)
    {
        if (name is null)
            return;

        if (name.Length is 0 or > MaxNameLength || name.AsSpan().ContainsAny(Forbidden) || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c)))
            throw new ArgumentException($"Name: must be 1 to 80 characters without blanks, control characters and any of <>{{}}[]?*\"#%\\^|~`$&,;:/, but was '{name}'. Choose a name like 'scores-2026-11-26'.", parameter);
    }

    public static void CheckInput(string input, string parameter)
    {
        ArgumentNullException.ThrowIfNull(input, parameter);
        var position = Problem(input);
        if (position is not null)
            throw new ArgumentException($"The input must be one JSON value, but is none at {position}. Serialize an object with JsonSerializer.", parameter);

        var bytes = Encoding.UTF8.GetByteCount(input);
        if (bytes > MaxInputBytes)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The input must be at most 262144 bytes of UTF-8, but was {bytes}. Put the data into S3 and pass its URI."), parameter);
    }

    private static string? Problem(string input)
    {
        try
        {
            JsonText.Parse(input);
            return null;
        }
        catch (DefinitionException e)
        {
            return e.Issues[0].Path;
        }
    }
}
