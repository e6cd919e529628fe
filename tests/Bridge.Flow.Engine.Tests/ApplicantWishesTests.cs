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

    private static IEnumerable<string> Offers(IReadOnlyList<Effect> effects) =>
        effects.OfType<Say>().SelectMany(say => say.Messages).SelectMany(Conversation.Offered).Select(offer => offer.Title);
}
