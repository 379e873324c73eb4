using System.Globalization;

namespace MlKit.Pipelines.Tests.Internal.Jsonata.Formats;

/// <summary>Makes Turkish the culture until the end of a test: it has a comma in numbers and a dotless i.</summary>
internal sealed class TurkishCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public TurkishCulture() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
