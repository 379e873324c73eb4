namespace MlKit.Labeling.LabelCategories;

/// <summary>Says what a worker of an adjustment or verification job may do to earlier labels or answers: <c>editsAllowed</c>.</summary>
public enum EditsAllowed
{
    /// <summary><c>any</c>: everything may be changed.</summary>
    Any,

    /// <summary><c>none</c>: nothing may be changed. A job in which no label may be changed is a verification job.</summary>
    None,
}
