namespace Bridge.Flow.Engine.Understanding;

/// <summary>An address that a mail could be sent to, as far as its form tells; the one in a sentence is found.</summary>
internal static class Emails
{
    private const int Longest = 254;

    public static string? Read(string text) =>
        text.Split((char[])[' ', '\n', '\t', '<', '>', '(', ')', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.')).FirstOrDefault(IsAddress);

    private static bool IsAddress(string word)
    {
        if (word.Length > Longest || word.Split('@') is not [{ Length: > 0 } user, { Length: > 3 } domain])
        {
            return false;
        }

        var labels = domain.Split('.');
        return user.All(sign => char.IsLetterOrDigit(sign) || "!#$%&'*+-/=?^_`{|}~.".Contains(sign, StringComparison.Ordinal))
            && labels.Length > 1 && labels[^1].Length > 1
            && labels.All(label => label.Length > 0 && label.All(sign => char.IsLetterOrDigit(sign) || sign == '-'));
    }
}
