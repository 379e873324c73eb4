namespace MlKit.Labeling.A2d2;

/// <summary>Names the six cameras of the A2D2 vehicle.</summary>
public enum A2d2Camera
{
    /// <summary>The camera that looks ahead: <c>front_center</c>, the only one with a Telecam lens.</summary>
    FrontCenter,

    /// <summary>The wide camera ahead on the left: <c>front_left</c>.</summary>
    FrontLeft,

    /// <summary>The wide camera ahead on the right: <c>front_right</c>.</summary>
    FrontRight,

    /// <summary>The camera that looks to the left: <c>side_left</c>.</summary>
    SideLeft,

    /// <summary>The camera that looks to the right: <c>side_right</c>.</summary>
    SideRight,

    /// <summary>The camera that looks back: <c>rear_center</c>.</summary>
    RearCenter,
}
