using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.Tests.Pictures;

public sealed class PixelFontTests
{
    [Fact]
    public void IsSet_LettersAndDigits_AreAllDifferent()
    {
        const string Characters = " !#%'()+,-./0123456789:=?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

        Assert.Equal(Characters.Length, Characters.Select(Draw).Distinct().Count());
    }

    [Fact]
    public void IsSet_LetterF_LooksLikeOne() => Assert.Equal(
        """
        #####
        #....
        #....
        ####.
        #....
        #....
        #....
        """,
        Draw('F'));

    [Fact]
    public void IsSet_UnknownCharacter_IsABox() => Assert.Equal(
        """
        #####
        #...#
        #...#
        #...#
        #...#
        #...#
        #####
        """,
        Draw('é'));

    [Fact]
    public void Measure_Text_LeavesOutTheLastGap()
    {
        Assert.Equal(0, PixelFont.Measure("", 3));
        Assert.Equal(15, PixelFont.Measure("a", 3));
        Assert.Equal(33, PixelFont.Measure("ab", 3));
    }

    private static string Draw(char character) => string.Join(
        '\n',
        Enumerable.Range(0, 7).Select(y => string.Concat(Enumerable.Range(0, 5).Select(x => PixelFont.IsSet(character, x, y) ? '#' : '.'))));
}
