using System.Text;

namespace Amazon.Lambda.Model;

/// <summary>The official class has these members as text beside what goes over the wire.</summary>
public partial class InvokeRequest
{
    /// <summary>The event, as text.</summary>
    public string? Payload
    {
        get => PayloadStream is { } stream ? Encoding.UTF8.GetString(stream.ToArray()) : null;
        set => PayloadStream = value is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>What the function finds in its context, as JSON.</summary>
    public string? ClientContext
    {
        get => ClientContextBase64 is { } text ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : null;
        set => ClientContextBase64 = value is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
    }
}
