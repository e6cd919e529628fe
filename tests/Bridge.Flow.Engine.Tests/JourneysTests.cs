namespace Bridge.Flow.Engine.Tests;

/// <summary>Whole conversations over the flows that are shipped. UPDATE_GOLDEN=1 writes what was said into the files.</summary>
public class JourneysTests
{
    public static TheoryData<string> Journeys => [.. Directory.EnumerateFiles(Path.Combine(Source.Tests, "Journeys"), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Every message costs money and patience.</summary>
    [Theory]
    [InlineData("first_order", "# A first", 7)]
    [InlineData("repeat_order", "# later 30", 4)]
    public void An_order_takes_few_messages(string journey, string from, int most)
    {
        var transcript = File.ReadAllText(Path.Combine(Source.Tests, "Journeys", journey + ".txt"));
        var messages = transcript[transcript.IndexOf(from, StringComparison.Ordinal)..].Split('\n').Count(line => line.EndsWith(')') && line.Contains(" (", StringComparison.Ordinal) && !line.StartsWith(' '));
        Assert.InRange(messages, 1, most);
    }

    [Theory]
    [MemberData(nameof(Journeys))]
    public void A_journey_goes_as_it_is_written_down(string journey)
    {
        var file = Path.Combine(Source.Tests, "Journeys", journey + ".txt");
        Source.Expect(file, Transcript.Play(File.ReadAllText(file)));
    }
}
