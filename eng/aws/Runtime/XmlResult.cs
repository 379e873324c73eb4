using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace MlKit.AwsSdk;

/// <summary>The result of an answer of the query protocol: PublishResult in PublishResponse.</summary>
internal readonly struct XmlResult(XElement? result, XElement? metadata)
{
    public ResponseMetadata Metadata => new() { RequestId = Child(metadata, "RequestId")?.Value };

    public static XmlResult Read(XmlUnmarshallerContext context, string operation)
    {
        var root = XDocument.Load(context.Stream).Root;
        return new XmlResult(Child(root, operation + "Result"), Child(root, "ResponseMetadata"));
    }

    public string? Text(string name) => Child(result, name)?.Value;

    // By local name: namespaces differ from service to service.
    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
