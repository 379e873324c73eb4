using System.Collections.Concurrent;
using MlKit.Labeling.A2d2;

namespace MlKit.Labeling.Conversion;

/// <summary>Holds what all frames of a conversion share.</summary>
internal sealed class ConversionContext(A2d2ConverterOptions options, ConversionTarget target, OutputFolder output)
{
    private readonly ConcurrentDictionary<(A2d2Calibration, A2d2Camera), CameraSetup> _cameras = new();

    public A2d2ConverterOptions Options => options;

    public ConversionTarget Target => target;

    public OutputFolder Output => output;

    public bool Published => options.Compatibility == ConverterCompatibility.Published;

    public CameraSetup Camera(A2d2Scene scene, A2d2Camera camera) => _cameras.GetOrAdd(
        (scene.Calibration, camera),
        static (key, images) => new CameraSetup(key.Item1.Camera(key.Item2), images),
        options.Images);
}
