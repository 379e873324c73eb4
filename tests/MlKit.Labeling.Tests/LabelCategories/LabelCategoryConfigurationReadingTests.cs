using System.Text;
using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.LabelCategories;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.LabelCategories;

public class LabelCategoryConfigurationReadingTests
{
    private const string Everything =
        """
        {"documentVersion":"2020-03-01",
        "frameAttributes":[{"name":"Weather","description":"How is it?","type":"string","enum":["dry","wet"],"isRequired":true}],
        "categoryGlobalAttributes":[{"name":"Occlusion","type":"number","minimum":0,"maximum":1.5,"editsAllowed":"none"}],
        "labels":[{"label":"Car","categoryAttributes":[{"name":"Colour","type":"string"}],"editsAllowed":"any"},{"label":"Truck","editsAllowed":"none"}],
        "instructions":{"shortInstruction":"Draw.","fullInstruction":"Draw tight boxes."},
        "auditLabelAttributeName":"cars-ref"}
        """;

    private static readonly Gen<string> Name = Gen.Char["abcdefghijklmnopqrstuvwxyz ÄÖ&\"\\車"].Array[1, 15].Select(chars => "x" + new string(chars));

    private static readonly Gen<EditsAllowed?> Edits = Gen.Int[0, 2].Select(i => i == 0 ? (EditsAllowed?)null : (EditsAllowed)(i - 1));

    private static readonly Gen<AttributeDefinition> Attribute = Gen.Select(
        Name,
        Gen.Bool,
        Name.Array[0, 4],
        Gen.Select(Gen.Double[-1e6, 0], Gen.Double[0, 1e6]),
        Gen.Bool,
        Edits,
        Gen.OneOf(Gen.Const((string?)null), Name.Select(name => (string?)name)),
        (name, isNumber, values, range, isRequired, edits, description) => isNumber
            ? new AttributeDefinition(name, AttributeType.Number) { Minimum = range.Item1, Maximum = range.Item2, IsRequired = isRequired, EditsAllowed = edits, Description = description }
            : new AttributeDefinition(name) { Values = [.. values.Distinct()], IsRequired = isRequired, EditsAllowed = edits, Description = description });

    private static readonly Gen<LabelCategoryConfiguration> Configuration = Gen.Select(
        Gen.Select(Name, Attribute.Array[0, 2], Edits, (name, attributes, edits) => new LabelCategory(name) { Attributes = [.. attributes.DistinctBy(a => a.Name)], EditsAllowed = edits }).Array[1, 5],
        Attribute.Array[0, 2],
        Attribute.Array[0, 3],
        Name,
        Name,
        (labels, global, frame, brief, full) => new LabelCategoryConfiguration
        {
            Labels = [.. labels.DistinctBy(label => label.Name).Select(label => label with { Attributes = [.. label.Attributes.ExceptBy(global.Select(a => a.Name), a => a.Name)] })],
            GlobalAttributes = [.. global.DistinctBy(a => a.Name)],
            FrameAttributes = [.. frame.DistinctBy(a => a.Name)],
            ShortInstruction = brief,
            FullInstruction = full,
            AuditLabelAttributeName = "cars-ref",
        });

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "labels", null, "$: must have the key 'labels', but found the keys documentVersion, frameAttributes, categoryGlobalAttribute.... Add 'labels'." },
        { "labels", "{}", "$.labels: must be an array, but found an object. Correct the value." },
        { "labels/0", "\"Car\"", "$.labels[0]: must be an object, but found \"Car\". Correct the value." },
        { "labels/0/label", null, "$.labels[0]: must have the key 'label', but found the keys categoryAttributes, editsAllowed. Add 'label'." },
        { "labels/0/label", "1", "$.labels[0].label: must be a string, but found 1. Correct the value." },
        { "labels/0/editsAllowed", "\"some\"", "$.labels[0].editsAllowed: must be 'any' or 'none', but found \"some\". Correct the value." },
        { "labels/0/editsAllowed", "true", "$.labels[0].editsAllowed: must be a string, but found true. Correct the value." },
        { "labels/0/attributes", "[]", "$.labels[0]: must have only one of 'categoryAttributes' and 'attributes', its older name, but found both. Remove 'attributes'." },
        { "labels/0/categoryAttributes", "1", "$.labels[0].categoryAttributes: must be an array, but found 1. Correct the value." },
        { "labels/0/categoryAttributes/0/name", null, "$.labels[0].categoryAttributes[0]: must have the key 'name', but found the keys type. Add 'name'." },
        { "documentVersion", "1", "$.documentVersion: must be a string, but found 1. Correct the value." },
        { "document-version", "\"1\"", "$: must have only one of 'documentVersion' and 'document-version', its older name, but found both. Remove 'document-version'." },
        { "categoryGlobalAttributes/0/type", null, "$.categoryGlobalAttributes[0]: must have the key 'type', but found the keys name, minimum, maximum, editsAllowed. Add 'type'." },
        { "categoryGlobalAttributes/0/type", "\"integer\"", "$.categoryGlobalAttributes[0].type: must be 'string' or 'number', but found \"integer\". Correct the value." },
        { "categoryGlobalAttributes/0/minimum", "\"0\"", "$.categoryGlobalAttributes[0].minimum: must be a finite number, but found \"0\". Correct the value." },
        { "categoryGlobalAttributes/0/maximum", "1e999", "$.categoryGlobalAttributes[0].maximum: must be a finite number, but found 1e999. Correct the value." },
        { "frameAttributes/0/isRequired", "\"true\"", "$.frameAttributes[0].isRequired: must be true or false, but found \"true\". Correct the value." },
        { "frameAttributes/0/description", "[]", "$.frameAttributes[0].description: must be a string, but found an array of 0. Correct the value." },
        { "frameAttributes/0/enum", "[]", "$.frameAttributes[0].enum: must hold 1 to 10 values, but found an array of 0. Add values, or leave 'enum' out for free text." },
        { "frameAttributes/0/enum/1", "2", "$.frameAttributes[0].enum[1]: must be a string, but found 2. Correct the value." },
        { "instructions", "\"Draw.\"", "$.instructions: must be an object, but found \"Draw.\". Correct the value." },
        { "instructions/fullInstruction", null, "$.instructions: must have the key 'fullInstruction', but found the keys shortInstruction. Add 'fullInstruction'." },
        { "auditLabelAttributeName", "[]", "$.auditLabelAttributeName: must be a string, but found an array of 0. Correct the value." },
    };

    [Fact]
    public void Parse_Everything_WritesBackAsWritten() => Assert.Equal(
        """
        {"documentVersion":"2020-03-01","frameAttributes":[{"name":"Weather","type":"string","description":"How is it?","enum":["dry","wet"],"isRequired":true}],
        "categoryGlobalAttributes":[{"name":"Occlusion","type":"number","minimum":0,"maximum":1.5,"editsAllowed":"none"}],
        "labels":[{"label":"Car","categoryAttributes":[{"name":"Colour","type":"string"}],"editsAllowed":"any"},{"label":"Truck","editsAllowed":"none"}],
        "instructions":{"shortInstruction":"Draw.","fullInstruction":"Draw tight boxes."},"auditLabelAttributeName":"cars-ref"}
        """.ReplaceLineEndings(""),
        System.Text.Json.Nodes.JsonNode.Parse(Parse(Everything).ToJson())!.ToJsonString());

    [Fact]
    public void Parse_OlderForm_IsReadLikeTheNewer()
    {
        var older = Everything.Replace("documentVersion", "document-version", StringComparison.Ordinal).Replace("categoryAttributes", "attributes", StringComparison.Ordinal);

        Assert.NotEqual(Everything, older);
        Assert.Equal(Parse(Everything).ToJson(), Parse(older).ToJson());
    }

    [Fact]
    public void Parse_OnlyLabels_LeavesTheRestEmpty()
    {
        var configuration = Parse("""{"labels":[{"label":"Car"}]}""");

        Assert.Equal(new LabelCategoryConfiguration { Labels = [new("Car")] }.ToJson(), configuration.ToJson());
        Assert.Null(configuration.AuditLabelAttributeName);
        Assert.Null(configuration.Labels[0].EditsAllowed);
    }

    [Fact]
    public void Parse_UnknownMembers_ArePassedOver() => Assert.Equal(
        Parse(Everything).ToJson(),
        Parse(Everything.Replace("\"label\":\"Car\"", "\"label\":\"Car\",\"colour\":[1]", StringComparison.Ordinal).Replace("{\"documentVersion\"", "{\"annotationType\":\"BoundingBox\",\"documentVersion\"", StringComparison.Ordinal)).ToJson());

    [Fact]
    public void Parse_BreachOfALimit_IsLeftToValidate() =>
        Assert.Equal("$.labels[0].label", Assert.Single(Parse("""{"labels":[{"label":"CaravanTransporter"}]}""").Validate()).Path);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string place, string? value, string message) => Assert.Equal(
        "labels.json#" + message, Assert.Throws<LabelingDataException>(() => LabelCategoryConfiguration.Parse(JsonEdit.Set(Everything, place, value), "labels.json")).Message);

    [Fact]
    public void Parse_SeveralFaults_AreToldTogether() => Assert.Equal(
        """
        4 problems were found:
        - labels.json#$.labels[0]: must have the key 'label', but found an empty object. Add 'label'.
        - labels.json#$.labels[1].editsAllowed: must be 'any' or 'none', but found "". Correct the value.
        - labels.json#$.frameAttributes[0]: must have the key 'type', but found the keys name. Add 'type'.
        - labels.json#$.instructions: must have the key 'fullInstruction', but found the keys shortInstruction. Add 'fullInstruction'.
        """.ReplaceLineEndings("\n"),
        Assert.Throws<LabelingDataException>(() => Parse("""{"labels":[{},{"label":"Car","editsAllowed":""}],"frameAttributes":[{"name":"A"}],"instructions":{"shortInstruction":""}}""")).Message);

    [Fact]
    public void Parse_TrailingComma_IsNoJson() => Assert.Equal(
        "labels.json: must be JSON in UTF-8, nested 64 levels deep at most, but found a fault at line 1, byte 14. Mend the file or fetch it again.",
        Assert.Throws<LabelingDataException>(() => Parse("""{"labels":[],}""")).Message);

    [Fact]
    public void Parse_AnyWrittenConfiguration_ReadsBackAsTheSame() => Configuration.Sample(
        configuration =>
        {
            var written = configuration.ToJson();

            Assert.Equal(written, LabelCategoryConfiguration.Parse(written, "c").ToJson());
        },
        iter: 500);

    [Fact]
    public void Parse_DamagedText_ThrowsNothingElse() => JsonEdit.Damage(Everything).Sample(
        json =>
        {
            try
            {
                LabelCategoryConfiguration.Parse(json, "c").Validate();
            }
            catch (LabelingDataException)
            {
                // The one exception allowed.
            }
        },
        iter: 5000);

    [Fact]
    public void Load_File_NamesItInErrors()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["labels.json"], "{}");

        Assert.Equal(
            $"{folder["labels.json"]}#$: must have the key 'labels', but found an empty object. Add 'labels'.",
            Assert.Throws<LabelingDataException>(() => LabelCategoryConfiguration.Load(folder["labels.json"])).Message);
    }

    [Fact]
    public void Load_WrittenFile_ReadsIt()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["labels.json"], Parse(Everything).ToJson());

        Assert.Equal(File.ReadAllBytes(folder["labels.json"]), LabelCategoryConfiguration.Load(folder["labels.json"]).ToJson());
    }

    [Fact]
    public void Load_NoFile_ThrowsFileNotFound() => Assert.Throws<FileNotFoundException>(() => LabelCategoryConfiguration.Load("no-such-file.json"));

    [Fact]
    public void ParseAndLoad_NoName_ThrowArgumentException()
    {
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => LabelCategoryConfiguration.Parse(default, " ")).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => LabelCategoryConfiguration.Load("")).ParamName);
    }

    private static LabelCategoryConfiguration Parse(string json) => LabelCategoryConfiguration.Parse(Encoding.UTF8.GetBytes(json), "labels.json");
}
