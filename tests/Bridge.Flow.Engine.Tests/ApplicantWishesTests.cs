using Bridge.Contracts.Erp;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What the ERP takes no applicant without cannot be skipped.</summary>
public sealed class ApplicantWishesTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void What_the_ERP_requires_of_an_applicant_is_asked_for_without_a_way_round_it(bool email, bool resume)
    {
        var conversation = new Conversation(Source.Defaults, World.Small()) { Applicants = new ApplicantWishes { EmailRequired = email, ResumeRequired = resume } };
        conversation.Text("driver");
        conversation.Tap("Apply");

        Assert.Equal(!email, Offers(conversation.Tap("Ann")).Contains("Skip"));
        Assert.Equal(!resume, Offers(conversation.Text("ann@example.com")).Contains("Skip"));
    }

    [Theory]
    [InlineData("do you have any job for driver")]
    [InlineData("Is the driver position still open?")]
    [InlineData("I want to work as a driver")]
    [InlineData("tem vaga para driver")]
    [InlineData("هل لديكم وظيفة driver")]
    [InlineData("driver ko lagi jagir cha")]
    public void A_position_is_found_in_a_sentence_that_asks_for_it(string asked)
    {
        var atTheMenu = new Conversation(Source.Defaults, World.Small());
        var atTheList = new Conversation(Source.Defaults, World.Small());
        atTheList.Text("hi");
        atTheList.Tap("Jobs");

        Assert.Equal(2, Offers(atTheMenu.Text(asked)).Count());
        Assert.Equal(2, Offers(atTheList.Text(asked)).Count());
    }

    private static IEnumerable<string> Offers(IReadOnlyList<Effect> effects) =>
        effects.OfType<Say>().SelectMany(say => say.Messages).SelectMany(Conversation.Offered).Select(offer => offer.Title);
}
