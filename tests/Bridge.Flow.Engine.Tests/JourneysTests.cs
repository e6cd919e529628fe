namespace Bridge.Flow.Engine.Tests;

/// <summary>Whole conversations over the flows that are shipped. UPDATE_GOLDEN=1 writes what was said into the files.</summary>
public class JourneysTests
{
    public static TheoryData<string> Journeys => [.. Directory.EnumerateFiles(Path.Combine(Source.Tests, "Journeys"), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Journeys))]
    public void A_journey_goes_as_it_is_written_down(string journey)
    {
        var file = Path.Combine(Source.Tests, "Journeys", journey + ".txt");
        Source.Expect(file, Transcript.Play(File.ReadAllText(file)));
    }
}
