using Amazon.Runtime;
using AwsSdkGenerator.Emitting;
using AwsSdkGenerator.Model;

if (args is not [var modelPath, var folder])
{
    Console.Error.WriteLine("Usage: AwsSdkGenerator MODEL.json FOLDER. Writes the sources of the service's stand-in, and the public key that it is signed with, into the folder.");
    return 2;
}
Directory.CreateDirectory(folder);
foreach (var (name, text) in StandIn.Emit(ServiceModel.Read(modelPath)))
    File.WriteAllText(Path.Combine(folder, name), text);
// References to the stand-in must name the key of the official assembly, or code compiled against either could not be used with the other.
File.WriteAllBytes(Path.Combine(folder, "AWSSDK.publickey"), typeof(AmazonServiceClient).Assembly.GetName().GetPublicKey()!);
return 0;
