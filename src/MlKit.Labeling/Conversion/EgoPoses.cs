using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Conversion;

/// <summary>Asks the caller for the pose of the vehicle.</summary>
internal static class EgoPoses
{
    private const string Option = $"{nameof(A2d2ConverterOptions)}.{nameof(A2d2ConverterOptions.EgoPose)}";

    /// <summary>Returns the pose for a frame; the identity where the options give none.</summary>
    /// <exception cref="LabelingDataException">The caller's function fails, or what it gives is no pose.</exception>
    public static RigidTransform Of(A2d2Frame frame, A2d2ConverterOptions options)
    {
        if (options.EgoPose is not { } egoPose)
            return RigidTransform.Identity;

        RigidTransform pose;
        try
        {
            pose = egoPose(frame);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The caller's code: whatever it throws, the frame has no pose, and is told like any other bad frame.
            throw new LabelingDataException(
                new LabelingIssue(Option, $"must give a pose for the frame {frame}", $"{exception.GetType().Name}: {exception.Message.TrimEnd('.')}", "Add the pose, or leave the frame out."), exception);
        }

        return double.IsFinite(pose.Translation.Length) && Math.Abs(pose.Rotation.Determinant - 1) < 1e-6
            ? pose
            : throw new LabelingDataException(new LabelingIssue(
                Option,
                $"must give a finite position and a rotation for the frame {frame}",
                FormattableString.Invariant($"a position of length {pose.Translation.Length} m and a determinant of {pose.Rotation.Determinant}"),
                "Correct the pose; RotationMatrix.Orthonormalize mends one that is nearly a rotation."));
    }
}
