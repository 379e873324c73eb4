using Amazon.Runtime;
using AwsSdkGenerator.Emitting;
using AwsSdkGenerator.Model;

if (args is not [var modelPath, var folder])
{
    Console.Error.WriteLine("Usage: AwsSdkGenerator MODEL.json FOLDER. Writes the sources of the service's stand-in, and the public key that it is signed with, into the folder.");
    return 2;
}
var service = ServiceModel.Read(modelPath);
Directory.CreateDirectory(folder);
Write("Client.g.cs", ClientEmitter.Emit(service));
Write("Operations.g.cs", OperationsEmitter.Emit(service));
Write("Structures.g.cs", StructureEmitter.Emit(service));
Write("Exceptions.g.cs", ExceptionEmitter.Emit(service));
Write("Enumerations.g.cs", EnumerationEmitter.Emit(service));
Write("Paginators.g.cs", PaginatorEmitter.Emit(service));
// References to the stand-in must name the key of the official assembly, or code compiled against either could not be used with the other.
File.WriteAllBytes(Path.Combine(folder, "AWSSDK.publickey"), typeof(AmazonServiceClient).Assembly.GetName().GetPublicKey()!);
return 0;

void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
