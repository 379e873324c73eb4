using System.Text;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.LabelCategories;

namespace MlKit.Labeling.Tests.LabelCategories;

public class LabelCategoryConfigurationTests
{
    private static readonly LabelCategoryConfiguration Sound = new() { Labels = [new("Car"), new("Truck")] };

    [Fact]
    public void ToJson_EveryMember_WritesTheDocumentedForm()
    {
        var configuration = new LabelCategoryConfiguration
        {
            Labels =
            [
                new("Car") { Attributes = [new("Colour") { Values = ["light", "dark"], IsRequired = true }], EditsAllowed = EditsAllowed.Any },
                new("Truck") { EditsAllowed = EditsAllowed.None },
            ],
            GlobalAttributes = [new("Occlusion", AttributeType.Number) { Minimum = 0, Maximum = 1, Description = "0 is not hidden", EditsAllowed = EditsAllowed.None }],
            FrameAttributes = [new("Weather")],
            ShortInstruction = "Draw tight boxes.",
            FullInstruction = "Draw tight boxes around every vehicle & person.",
            AuditLabelAttributeName = "cars-ref",
        };

        Assert.Equal(
            """
            {
              "documentVersion": "2020-03-01",
              "frameAttributes": [
                {
                  "name": "Weather",
                  "type": "string"
                }
              ],
              "categoryGlobalAttributes": [
                {
                  "name": "Occlusion",
                  "type": "number",
                  "description": "0 is not hidden",
                  "minimum": 0,
                  "maximum": 1,
                  "editsAllowed": "none"
                }
              ],
              "labels": [
                {
                  "label": "Car",
                  "categoryAttributes": [
                    {
                      "name": "Colour",
                      "type": "string",
                      "enum": [
                        "light",
                        "dark"
                      ],
                      "isRequired": true
                    }
                  ],
                  "editsAllowed": "any"
                },
                {
                  "label": "Truck",
                  "editsAllowed": "none"
                }
              ],
              "instructions": {
                "shortInstruction": "Draw tight boxes.",
                "fullInstruction": "Draw tight boxes around every vehicle & person."
              },
              "auditLabelAttributeName": "cars-ref"
            }

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(configuration.ToJson()));
    }

    [Fact]
    public void Validate_LongNames_NamesEachWithItsPath()
    {
        var configuration = Sound with { Labels = [new("CaravanTransporter"), new(" ")], FrameAttributes = [new("A name that is too long") { Values = [""] }] };

        Assert.Equal(
            [
                "$.labels[0].label: must have 1 to 16 characters, but found 'CaravanTransporter' with 18. Shorten or complete it.",
                "$.labels[1].label: must have 1 to 16 characters, but found ' ' with 1. Shorten or complete it.",
                "$.frameAttributes[0].name: must have 1 to 16 characters, but found 'A name that is too long' with 23. Shorten or complete it.",
                "$.frameAttributes[0].enum[0]: must have 1 to 16 characters, but found '' with 0. Shorten or complete it.",
            ],
            Texts(configuration));
    }

    [Fact]
    public void Validate_A2d2Classes_NeedOneRename()
    {
        var issues = (Sound with { Labels = [.. A2d2BoxClasses.All.Select(name => new LabelCategory(name))] }).Validate();

        Assert.Equal("$.labels[4].label", Assert.Single(issues).Path);
    }

    [Theory]
    [InlineData(0, "$.labels: must hold 1 to 30 labels, but found 0. Add a label.")]
    [InlineData(31, "$.labels: must hold 1 to 30 labels, but found 31. Merge labels, or split the job.")]
    public void Validate_WrongNumberOfLabels_SaysHowMany(int count, string expected) =>
        Assert.Equal([expected], Texts(Sound with { Labels = [.. Enumerable.Range(0, count).Select(i => new LabelCategory($"Label {i}"))] }));

    [Fact]
    public void Validate_MostOfEverything_IsSound()
    {
        AttributeDefinition[] attributes =
        [
            .. Enumerable.Range(0, 5).Select(i => new AttributeDefinition($"Text {i}") { Description = new string('d', 128) }),
            .. Enumerable.Range(5, 5).Select(i => new AttributeDefinition($"Choice {i}") { Values = [.. Enumerable.Range(0, 10).Select(v => $"a value of 16 {v:D2}")] }),
        ];
        var configuration = new LabelCategoryConfiguration
        {
            Labels = [.. Enumerable.Range(0, 30).Select(i => new LabelCategory($"Label {i}") { Attributes = [.. attributes] })],
            FrameAttributes = [.. attributes],
            ShortInstruction = new string('s', 254),
            FullInstruction = new string('f', 2047),
        };

        Assert.Empty(configuration.Validate());
        Assert.NotEmpty(configuration.ToJson());
    }

    [Fact]
    public void Validate_AttributesOfLabelAndAllLabels_CountTogether()
    {
        var configuration = Sound with
        {
            Labels = [new("Car") { Attributes = [.. Enumerable.Range(0, 5).Select(i => new AttributeDefinition($"Own {i}"))] }],
            GlobalAttributes = [.. Enumerable.Range(0, 6).Select(i => new AttributeDefinition($"Global {i}") { Values = i < 5 ? ["yes", "no"] : [] })],
        };

        Assert.Equal(
            [
                "$.labels[0].categoryAttributes: must come to at most 10 attributes, those of all labels included, but found 11. Ask fewer questions.",
                "$.labels[0].categoryAttributes: must come to at most 5 attributes of free text, those of all labels included, but found 6. Give some of them values to choose from.",
            ],
            Texts(configuration));
    }

    [Fact]
    public void Validate_AttributesThatContradictTheirType_AreNamed()
    {
        var configuration = Sound with
        {
            FrameAttributes =
            [
                new("Number", AttributeType.Number) { Values = ["1"] },
                new("Text") { Minimum = 1 },
                new("Range", AttributeType.Number) { Minimum = 2, Maximum = 1 },
                new("Endless", AttributeType.Number) { Maximum = double.PositiveInfinity },
            ],
        };

        Assert.Equal(
            [
                "$.frameAttributes[0].enum: must be absent for a number, but found 1. Make the attribute text, or leave the values out.",
                "$.frameAttributes[1]: must have neither minimum nor maximum, being text, but found the minimum 1 and the maximum none. Make the attribute a number, or leave them out.",
                "$.frameAttributes[2]: must have finite limits, the minimum not above the maximum, but found the minimum 2 and the maximum 1. Correct the limits.",
                "$.frameAttributes[3]: must have finite limits, the minimum not above the maximum, but found the minimum none and the maximum Infinity. Correct the limits.",
            ],
            Texts(configuration));
    }

    [Fact]
    public void Validate_RepeatedNames_AreNamedOnce()
    {
        var configuration = Sound with { Labels = [new("Car"), new("Car"), new("Car")], FrameAttributes = [new("A") { Values = ["x", "x"] }] };

        Assert.Equal(
            [
                "$.labels: must hold each name once, but found 'Car' 3 times. Remove or rename the repeated one.",
                "$.frameAttributes[0].enum: must hold each name once, but found 'x' 2 times. Remove or rename the repeated one.",
            ],
            Texts(configuration));
    }

    [Fact]
    public void Validate_TextsThatAreTooLong_SayHowLong()
    {
        var configuration = Sound with
        {
            ShortInstruction = new string('s', 255),
            FullInstruction = new string('f', 2048),
            FrameAttributes = [new("A") { Description = new string('d', 129) }],
        };

        Assert.Equal(
            [
                "$.frameAttributes[0].description: must have at most 128 characters, but found 129. Shorten it.",
                "$.instructions.shortInstruction: must have at most 254 characters, but found 255. Shorten it.",
                "$.instructions.fullInstruction: must have at most 2047 characters, but found 2048. Shorten it.",
            ],
            Texts(configuration));
    }

    [Fact]
    public void Validate_MissingInstructions_AreNamed() => Assert.Equal(
        [
            "$.instructions.shortInstruction: must have at most 254 characters, but found null. Set it, if to the empty text.",
            "$.instructions.fullInstruction: must have at most 2047 characters, but found null. Set it, if to the empty text.",
        ],
        Texts(Sound with { ShortInstruction = null!, FullInstruction = null! }));

    [Fact]
    public void Validate_NameOfOneLabelAndOfAll_IsNamed() => Assert.Equal(
        ["$.labels[0].categoryAttributes: must hold no name of $.categoryGlobalAttributes, whose questions are asked of every label, but found 'Colour' in both. Remove or rename one of them."],
        Texts(Sound with { Labels = [new("Car") { Attributes = [new("Colour"), new("Doors")] }], GlobalAttributes = [new("Colour")] }));

    [Fact]
    public void Validate_EditsWithoutAnAudit_AreRefused() =>
        Assert.Equal(
            ["$.labels[0].editsAllowed: must be absent in a job that audits no labels, but found it without AuditLabelAttributeName. Name the label attribute of the earlier job, or leave editsAllowed out."],
            Texts(Sound with { Labels = [new("Car") { EditsAllowed = EditsAllowed.Any }] }));

    [Theory]
    [InlineData(EditsAllowed.None, true)]
    [InlineData(EditsAllowed.Any, false)]
    public void IsVerification_IsSoWhereNoLabelMayBeChanged(EditsAllowed edits, bool expected) =>
        Assert.Equal(expected, new LabelCategoryConfiguration { Labels = [new("Car") { EditsAllowed = edits }], AuditLabelAttributeName = "cars-ref" }.IsVerification);

    [Fact]
    public void ToJson_UnsoundConfiguration_ListsEveryIssue()
    {
        var configuration = Sound with { Labels = [], ShortInstruction = new string('s', 255) };

        Assert.Equal(2, Assert.Throws<LabelingDataException>(configuration.ToJson).Issues.Count);
    }

    [Fact]
    public void Validate_UninitializedLists_AreEmptyLists() =>
        Assert.Equal("$.labels", Assert.Single(new LabelCategoryConfiguration { Labels = default, GlobalAttributes = default, FrameAttributes = default }.Validate()).Path);

    private static IEnumerable<string> Texts(LabelCategoryConfiguration configuration) => configuration.Validate().Select(issue => issue.ToString());
}
