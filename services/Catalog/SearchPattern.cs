namespace Bridge.Catalog;

internal static class SearchPattern
{
    /// <summary>What a person types is text, not a pattern of LIKE.</summary>
    public static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
