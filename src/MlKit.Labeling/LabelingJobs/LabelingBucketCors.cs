namespace MlKit.Labeling.LabelingJobs;

/// <summary>Holds the CORS configuration that the buckets of a 3D point cloud job's input and output need; without it the workers' browsers cannot load the data, and tasks fail.</summary>
/// <remarks>
/// The console sets it for jobs made there; for jobs made through the API it has to be set on the buckets:
/// <c>aws s3api put-bucket-cors --bucket my-bucket --cors-configuration file://cors.json</c>. This replaces the bucket's CORS rules.
/// See https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-general-information.html#sms-security-permission-3d-point-cloud.
/// </remarks>
public static class LabelingBucketCors
{
    /// <summary>Gets the configuration as JSON, in the form that <c>aws s3api put-bucket-cors</c> takes; the S3 console takes the array in it.</summary>
    public static string Json { get; } =
        """
        {
          "CORSRules": [
            {
              "AllowedHeaders": ["*"],
              "AllowedMethods": ["GET", "HEAD", "PUT"],
              "AllowedOrigins": ["*"],
              "ExposeHeaders": ["Access-Control-Allow-Origin"],
              "MaxAgeSeconds": 3000
            }
          ]
        }

        """.ReplaceLineEndings("\n");
}
