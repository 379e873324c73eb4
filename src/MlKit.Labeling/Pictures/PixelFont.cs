namespace MlKit.Labeling.Pictures;

/// <summary>A font of 5 x 7 px, so that pictures are the same on every machine: a system font may differ or be absent.</summary>
internal static class PixelFont
{
    public const int Width = 5;
    public const int Height = 7;
    public const int Advance = 6;

    private const string Characters = " !#%'()+,-./0123456789:=?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    // Seven rows per character, top to bottom; a row is a base 32 digit (0-9, A-V) whose highest bit is the leftmost pixel.
    private const string Rows =
        "0000000" + "4444404" + "AAVAVAA" + "OP248J3" + "C480000" + "2488842" + "8422248" + "044V440" + "0000C48" + "000E000" + "00000CC" + "012480G"
        + "EHJLPHE" + "4C4444E" + "EH1248V" + "V2421HE" + "26AIV22" + "VGU11HE" + "68GUHHE" + "V124888" + "EHHEHHE" + "EHHF12C" + "0CC0CC0" + "00V0V00"
        + "EH12404" + "EHHVHHH" + "UHHUHHU" + "EHGGGHE" + "SIHHHIS" + "VGGUGGV" + "VGGUGGG" + "EHGNHHF" + "HHHVHHH" + "E44444E" + "72222IC"
        + "HIKOKIH" + "GGGGGGV" + "HRLLHHH" + "HHPLJHH" + "EHHHHHE" + "UHHUGGG" + "EHHHLID" + "UHHUKIH" + "FGGE11U" + "V444444" + "HHHHHHE" + "HHHHHA4"
        + "HHHLLLA" + "HHA4AHH" + "HHHA444" + "V1248GV" + "000000V" + "00E1FHF" + "GGMPHHU" + "00EGGHE" + "11DJHHF" + "00EHVGE" + "698S888" + "0FHHF1E"
        + "GGMPHHH" + "40C444E" + "20622IC" + "GGIKOKI" + "C44444E" + "00QLLHH" + "00MPHHH" + "00EHHHE" + "00UHUGG" + "00DJF11" + "00MPGGG" + "00EGE1U"
        + "88S8896" + "00HHHJD" + "00HHHA4" + "00HHLLA" + "00HA4AH" + "00HHF1E" + "00V248V";

    private const string Unknown = "VHHHHHV";

    /// <summary>Returns whether the pixel of a character is set; a character the font does not have is an empty box.</summary>
    public static bool IsSet(char character, int x, int y)
    {
        var index = Characters.IndexOf(character, StringComparison.Ordinal);
        var digit = index < 0 ? Unknown[y] : Rows[(index * Height) + y];
        var row = digit <= '9' ? digit - '0' : digit - 'A' + 10;
        return ((row >> (Width - 1 - x)) & 1) != 0;
    }

    /// <summary>Returns the width of a text in px, without the gap after its last character.</summary>
    public static int Measure(string text, int scale) => text.Length == 0 ? 0 : ((text.Length * Advance) - 1) * scale;
}
