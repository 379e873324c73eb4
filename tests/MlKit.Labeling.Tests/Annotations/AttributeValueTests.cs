using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.Tests.Annotations;

public sealed class AttributeValueTests
{
    [Fact]
    public void Text_OfANumber_IsNull()
    {
        AttributeValue value = 0.5;

        Assert.Equal((null, 0.5, "0.5"), (value.Text, value.Number, value.ToString()));
    }

    [Fact]
    public void Number_OfAText_IsNull()
    {
        AttributeValue value = "partly";

        Assert.Equal(("partly", null, "partly"), (value.Text, value.Number, value.ToString()));
    }

    [Fact]
    public void Default_IsTheEmptyText() => Assert.Equal(("", null, ""), (default(AttributeValue).Text, default(AttributeValue).Number, default(AttributeValue).ToString()));

    [Fact]
    public void FromText_Null_Throws() => Assert.Throws<ArgumentNullException>("text", () => AttributeValue.FromText(null!));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void FromNumber_NotFinite_Throws(double number, string shown)
    {
        var thrown = Assert.Throws<ArgumentException>(nameof(number), () => AttributeValue.FromNumber(number));

        Assert.Equal($"The number must be finite, but was {shown}. (Parameter 'number')", thrown.Message);
    }
}
