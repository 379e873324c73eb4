namespace MlKit.Labeling.LabelingJobs;

/// <summary>Says what the workers of a labeling job do.</summary>
public enum LabelingJobKind
{
    /// <summary>They make labels.</summary>
    Labeling,

    /// <summary>They correct the labels of an earlier job.</summary>
    Adjustment,

    /// <summary>They judge the labels of an earlier job by answering questions, and change none.</summary>
    Verification,
}
