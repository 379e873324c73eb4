namespace MlKit.Labeling.Conversion;

/// <summary>Says where the time stamps of frames and images come from.</summary>
public enum TimestampSource
{
    /// <summary>The clock of the camera: <c>cam_tstamp</c>, from TAI to UTC.</summary>
    CameraClock,

    /// <summary>The frame id divided by 1000, as the published converter has it. It orders frames, but is no time; images are then matched by id.</summary>
    FrameId,
}
