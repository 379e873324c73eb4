namespace MlKit.Labeling.Tests.GroundTruth;

/// <summary>Holds small labels of each kind of job, in the shapes of Ground Truth's documentation.</summary>
internal static class LabelText
{
    public const string TrackingMetadata =
        """
        {
          "objects": [{"frame-no": 0, "confidence": [0.75]}, {"frame-no": 1, "confidence": []}],
          "class-map": {"0": "Car", "1": "Pedestrian"},
          "type": "groundtruth/point_cloud_object_tracking",
          "human-annotated": "yes",
          "creation-date": "2022-11-12T01:18:14.271944",
          "job-name": "labeling-job/tracking"
        }
        """;

    public const string DetectionMetadata =
        """
        {
          "objects": [{"confidence": 0.5}],
          "class_map": {"0": "Car", "1": "Pedestrian"},
          "type": "groundtruth/point_cloud_object_detection",
          "human-annotated": "yes",
          "creation-date": "2022-11-12T01:18:14",
          "job-name": "labeling-job/detection",
          "adjustment-status": "adjusted",
          "dataset-object-attributes": {"Weather": "Rain", "Lanes": 3}
        }
        """;

    public const string SegmentationMetadata =
        """
        {
          "color-map": {"0": {"class-name": "Car", "hex-color": "#ff0000", "confidence": 0}, "7": {"class-name": "Sky", "hex-color": "#87ceff", "confidence": 0.25}},
          "type": "groundtruth/point_cloud_single_frame_semantic_segmentation",
          "human-annotated": "no",
          "creation-date": "2022-11-12T01:18:14.271944",
          "job-name": "labeling-job/segmentation"
        }
        """;

    public const string Cuboid =
        """
        {
          "label-category-attributes": {"Occlusion": 0.5, "Color": "red"},
          "object-name": "Car:4", "class-id": 0,
          "center-x": 10.5, "center-y": -2.25, "center-z": 0.75, "length": 4.5, "width": 1.75, "height": 1.5,
          "roll": 0.01, "pitch": -0.02, "yaw": 1.25,
          "object-id": "480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc1"
        }
        """;

    public const string Rectangle =
        """
        {
          "label-category-attributes": {"Color": "blue"},
          "object-name": "Pedestrian:2", "class-id": 1,
          "width": 40.5, "height": 90, "top": 512, "left": 88.25,
          "object-id": "480ef2ff-0000-4c11-9ac1-c5a4b1f5dcc2"
        }
        """;

    public const string Lidar =
        $$"""
        {
          "tracking-annotations": [
            {"frame-number": 0, "frame-name": "0.txt.pcd", "frame-attributes": {"Weather": "Rain"}, "annotations": [{{Cuboid}}]},
            {"frame-number": 1, "frame-name": "1.txt.pcd", "frame-attributes": {}, "annotations": []}
          ]
        }
        """;

    public const string Wrapped =
        $$"""
        {
          "lidar": {{Lidar}},
          "camera-0": {"tracking-annotations": [{"frame-no": 0, "frame": "images/0.png", "annotations": [{{Rectangle}}]}]},
          "camera-2": {"tracking-annotations": [{"frame-no": 1, "frame": "images/1.png", "annotations": []}]}
        }
        """;

    public const string TrackingLine =
        $$"""{"source-ref": "s3://b/seq.json", "labels-ref": "s3://b/SeqLabel.json", "labels-ref-metadata": {{TrackingMetadata}}}""";

    public const string SegmentationLine =
        $$"""{"source-ref": "s3://b/1.bin", "labels-ref": "s3://b/1.zlib", "labels-ref-metadata": {{SegmentationMetadata}}}""";

    public static readonly string DetectionLine =
        $$"""{"source-ref": "s3://b/1.bin", "source-ref-metadata": {{GroundTruthText.Frame.Replace("\"frame-no\":0,", "", StringComparison.Ordinal).Replace("\"frame\":\"points/1.txt\",", "", StringComparison.Ordinal)}}, "labels": {"annotations": [{{Cuboid}}]}, "labels-metadata": {{DetectionMetadata}}}""";
}
