using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Cuboids;

public sealed class BoxAttributesTests
{
    [Fact]
    public void ToValues_ABoxsAttributes_ComeBack()
    {
        var box = CuboidGen.Box(Vector3D.Zero, new(4, 2, 1), default) with { Occlusion = 2, Truncation = 0.25 };

        var values = BoxAttributes.FromA2d2(box).ToValues();

        Assert.Equal([("Occlusion", 2), ("Truncation", 0.25)], values.Select(value => (value.Key, value.Value.Number)));
        Assert.Equal(box, BoxAttributes.FromValues(values).ApplyTo(box with { Occlusion = 0, Truncation = 0 }));
    }

    [Fact]
    public void FromValues_OthersAndNone_CountsTheAbsentAsZero() =>
        Assert.Equal(new BoxAttributes(0, 0.5), BoxAttributes.FromValues(new Dictionary<string, AttributeValue> { ["Truncation"] = 0.5, ["Doors"] = 4 }));

    [Fact]
    public void FromValues_ATextForANumber_CountsAsZero() =>
        Assert.Equal(default, BoxAttributes.FromValues(new Dictionary<string, AttributeValue> { ["Truncation"] = "partly", ["Occlusion"] = "1" }));

    [Fact]
    public void Names_OfAttributes_ObserveTheLimit() =>
        Assert.All([BoxAttributes.OcclusionName, BoxAttributes.TruncationName], name => Assert.InRange(name.Length, 1, 16));

    [Fact]
    public void Members_Null_Throw()
    {
        Assert.Equal("box", Assert.Throws<ArgumentNullException>(() => BoxAttributes.FromA2d2(null!)).ParamName);
        Assert.Equal("box", Assert.Throws<ArgumentNullException>(() => default(BoxAttributes).ApplyTo(null!)).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentNullException>(() => BoxAttributes.FromValues(null!)).ParamName);
    }
}
