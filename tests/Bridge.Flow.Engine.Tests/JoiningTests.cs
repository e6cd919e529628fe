using Bridge.Contracts.Catalog;

namespace Bridge.Flow.Engine.Tests;

public sealed class JoiningTests
{
    static readonly DateTimeOffset Noon = new(2026, 5, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_only_the_ended_one_knew_is_known_and_what_both_knew_stays()
    {
        var goesOn = ConversationRecord.Empty with { Name = "Asha", Language = "en" };
        var ended = ConversationRecord.Empty with { Name = "A. Rai", Email = "asha@example.com", Phone = "+977981", Language = "ne", LanguageSettled = true, Cart = CartOf(1) };

        var joined = goesOn.JoinedWith(ended);

        Assert.Equal(("Asha", "asha@example.com", "+977981", "ne", true), (joined.Name, joined.Email, joined.Phone, joined.Language, joined.LanguageSettled));
        Assert.Equal(ended.Cart, joined.Cart);
    }

    [Fact]
    public void A_language_that_was_chosen_in_the_one_that_goes_on_stays() =>
        Assert.Equal("ar", (ConversationRecord.Empty with { Language = "ar", LanguageSettled = true }).JoinedWith(ConversationRecord.Empty with { Language = "ne", LanguageSettled = true }).Language);

    [Fact]
    public void A_cart_that_is_being_filled_stays_and_a_draft_that_was_placed_is_not_filled_again()
    {
        var (own, other) = (CartOf(1), CartOf(2));

        Assert.Equal(own, (ConversationRecord.Empty with { Cart = own }).JoinedWith(ConversationRecord.Empty with { Cart = other }).Cart);
        var placed = ConversationRecord.Empty with { Placed = [new PlacedDraft(other.DraftId, null, null, Noon)] };
        Assert.Null(placed.JoinedWith(ConversationRecord.Empty with { Cart = other }).Cart);
    }

    [Fact]
    public void Placed_drafts_stand_in_their_order_each_once_and_at_most_fifty()
    {
        var drafts = Enumerable.Range(0, 60).Select(i => new PlacedDraft(Guid.CreateVersion7(), null, $"S{i}", Noon.AddMinutes(i))).ToList();

        var joined = (ConversationRecord.Empty with { Placed = [.. drafts.Skip(20)] }).JoinedWith(ConversationRecord.Empty with { Placed = [.. drafts.Take(30)] });

        Assert.Equal(drafts.Skip(10), joined.Placed);
    }

    static Cart CartOf(int quantity) => new(Guid.CreateVersion7(), 1, [new DraftLine(Guid.CreateVersion7(), quantity)], null, Noon);
}
