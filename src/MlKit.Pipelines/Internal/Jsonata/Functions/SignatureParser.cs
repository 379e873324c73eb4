namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>Parses a signature such as <c>&lt;a&lt;n&gt;s?:b&gt;</c>: https://docs.jsonata.org/programming#function-signatures.</summary>
internal sealed class SignatureParser(string text, int? position)
{
    private const string AnyButFunction = "snbloa";
    private const string Any = "snbloaf";

    private readonly List<SignatureParameter> _parameters = [];
    private int _index = 1;

    public static Signature Parse(string text, int? position = null) => new([.. new SignatureParser(text, position).ReadAll()]);

    private List<SignatureParameter> ReadAll()
    {
        while (_index < text.Length && text[_index] is not (':' or '>'))
            Read(text[_index]);

        return _parameters;
    }

    private void Read(char letter)
    {
        _index++;
        switch (letter)
        {
            case 's' or 'n' or 'b' or 'l' or 'o' or 'f':
                _parameters.Add(new SignatureParameter(letter.ToString()));
                break;
            case 'a':
                _parameters.Add(new SignatureParameter(Any, IsArray: true));
                break;
            case 'j':
                _parameters.Add(new SignatureParameter(AnyButFunction));
                break;
            case 'x':
                _parameters.Add(new SignatureParameter(Any));
                break;
            case '-':
                Change(last => last with { IsContext = true, IsOptional = true });
                break;
            case '?':
                Change(last => last with { IsOptional = true });
                break;
            case '+':
                Change(last => last with { IsRepeated = true });
                break;
            case '(':
                ReadChoice();
                break;
            case '<':
                ReadItems();
                break;
        }
    }

    private void ReadChoice()
    {
        var choice = Take(Closing('(', ')'));
        if (choice.Contains('<', StringComparison.Ordinal))
            throw new JsonataException("S0402", "A choice in a signature must be of simple kinds, such as (sn), but has one with parts. Write a without <…>.", choice, position);

        _parameters.Add(new SignatureParameter(choice.Contains('x', StringComparison.Ordinal) ? Any : choice.Replace("j", AnyButFunction, StringComparison.Ordinal)));
    }

    private void ReadItems()
    {
        var items = Take(Closing('<', '>'));
        if (_parameters is [] or [.., { IsArray: false, Kinds: not "f" }])
            throw new JsonataException("S0401", "The kind of what is inside must stand only after a or f in a signature. Take the <…> away.", items, position);

        if (_parameters[^1].IsArray && items.Length > 0)
            Change(last => last with { ItemKind = items[0] is 'x' or 'j' ? null : items[0] });
    }

    private void Change(Func<SignatureParameter, SignatureParameter> change)
    {
        if (_parameters.Count > 0)
            _parameters[^1] = change(_parameters[^1]);
    }

    /// <summary>Returns what stands before an index, and goes on after it.</summary>
    private string Take(int end)
    {
        var taken = text[_index..end];
        _index = Math.Min(end + 1, text.Length);
        return taken;
    }

    private int Closing(char open, char close)
    {
        var depth = 1;
        for (var i = _index; i < text.Length; i++)
        {
            depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return text.Length;
    }
}
