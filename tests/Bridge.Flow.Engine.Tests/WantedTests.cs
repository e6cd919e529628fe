using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Tests;

/// <summary>How many of what, as people type it in the shipped flows' languages.</summary>
public class WantedTests
{
    private static readonly Words Main = new(FlowReader.Read("main", Source.Defaults.Flows["main"]));

    [Theory]
    [InlineData("3 mugs", 3, "mugs")]
    [InlineData("I want 3 coffee mugs please", 3, "coffee mugs")]
    [InlineData("50pcs pens", 50, "pens")]
    [InlineData("a dozen of bag of salt", 12, "bag of salt")]
    [InlineData("twenty five blue pens", 25, "blue pens")]
    [InlineData("quero duas canecas, por favor", 2, "canecas")]
    [InlineData("أريد ٣ أقلام", 3, "أقلام")]
    [InlineData("मलाई ५ वटा कप चाहियो", 5, "कप")]
    [InlineData("pen 3 wota", 3, "pen")]
    [InlineData("duita mug chahiyo", 2, "mug")]
    [InlineData("mugs x 4", 4, "mugs")]
    [InlineData("mugs X4", 4, "mugs")]
    [InlineData("3 shirt no. 3", 3, "shirt no. 3")]
    [InlineData("mug 3", null, null)]
    [InlineData("mug no. 3", null, null)]
    [InlineData("5L paint", null, null)]
    [InlineData("A4 paper", null, null)]
    [InlineData("2 3 mugs", null, null)]
    [InlineData("50", null, null)]
    [InlineData("50 pcs", null, null)]
    [InlineData("mugs", null, null)]
    [InlineData("please", null, null)]
    [InlineData("", null, null)]
    public void A_quantity_and_a_name_are_told_apart(string typed, int? quantity, string? name)
    {
        var wanted = Wanted.Read(typed, Main);
        Assert.Equal((quantity, name), (wanted?.Quantity, wanted?.Name));
    }

    [Theory]
    [InlineData("2 mugs and 3 pens", "2 mugs|3 pens")]
    [InlineData("2 mugs, 3 pens & 4 bags", "2 mugs|3 pens|4 bags")]
    [InlineData("2 mugs\n3 pens;\n4 bags", "2 mugs|3 pens|4 bags")]
    [InlineData("I want 2 mugs plus also 3 pens please", "2 mugs|3 pens")]
    [InlineData("duas canecas e três canetas", "2 canecas|3 canetas")]
    [InlineData("٢ كوب و٣ قلم", "2 كوب|3 قلم")]
    [InlineData("٢ كوب، ٣ قلم", "2 كوب|3 قلم")]
    [InlineData("२ कप र ३ कलम", "2 कप|3 कलम")]
    [InlineData("2 mugs and a pen", "2 mugs|1 pen")]
    [InlineData("I want a mug, an A4 paper and one pen please", "1 mug|1 A4 paper|1 pen")]
    [InlineData("a dozen mugs and a pen", "12 mugs|1 pen")]
    [InlineData("2 mugs and a shirt no. 3", "2 mugs|1 shirt no. 3")]
    [InlineData("duas canecas e uma caneta", "2 canecas|1 caneta")]
    [InlineData("quero uma caneca e um boné", "1 caneca|1 boné")]
    [InlineData("٢ كوب وقلم", "2 كوب|1 قلم")]
    [InlineData("٢ كوب و قلم", "2 كوب|1 قلم")]
    [InlineData("٢ كوب وقلم واحد", "2 كوب|1 قلم")]
    [InlineData("كوب وقلم", null)]
    [InlineData("२ कप र एउटा कलम", "2 कप|1 कलम")]
    [InlineData("२ कप र कलम एउटा", "2 कप|1 कलम")]
    [InlineData("2 mug ra euta pen", "2 mug|1 pen")]
    [InlineData("2 mugs and pens", null)]
    [InlineData("2 mugs and pen 3", null)]
    [InlineData("salt and a pepper", null)]
    [InlineData("salt and pepper", null)]
    [InlineData("2 mugs", null)]
    [InlineData("2 mugs and please", null)]
    [InlineData("2 mugs and 3 pens, thanks", "2 mugs|3 pens|0 thanks")]
    [InlineData("2 mugs, 3 pens, wall clock", "2 mugs|3 pens|0 wall clock")]
    [InlineData("", null)]
    public void A_list_names_each_with_its_quantity(string typed, string? all)
    {
        var parts = Wanted.ReadAll(typed, Main);
        Assert.Equal(all, parts is null ? null : string.Join('|', parts.Select(part => $"{part.Quantity} {part.Name}")));
    }

    [Theory]
    [InlineData("mugs to Thamel, Kathmandu", "mugs")]
    [InlineData("canecas pra Rua Augusta 10", "canecas")]
    [InlineData("كوب إلى الرياض", "كوب")]
    [InlineData("to Thamel", null)]
    [InlineData("pens to", null)]
    [InlineData("torch", null)]
    public void Where_it_is_to_go_is_no_part_of_what_is_wanted(string typed, string? thing) => Assert.Equal(thing, Wanted.WithoutPlace(typed, Main));

    [Fact]
    public void No_more_than_an_order_can_hold()
    {
        Assert.Equal(20, Wanted.ReadAll(string.Join(", ", Enumerable.Repeat("2 mugs", 20)), Main)?.Count);
        Assert.Null(Wanted.ReadAll(string.Join(", ", Enumerable.Repeat("2 mugs", 21)), Main));
    }

    [Theory]
    [InlineData("make it 5", 5)]
    [InlineData("no, make it 5 please", 5)]
    [InlineData("a dozen", 12)]
    [InlineData("५ वटा", 5)]
    [InlineData("5", null)]
    [InlineData("5 High Road", null)]
    [InlineData("please", null)]
    public void A_quantity_alone_is_said_in_words(string typed, int? quantity) => Assert.Equal(quantity, Wanted.OnlyQuantity(typed, Main));
}
