namespace Bridge.Flow.Engine;

/// <summary>What is known of a customer who turned out to be one with another.</summary>
public static class Joining
{
    /// <summary>As many drafts as a record keeps.</summary>
    const int Drafts = 50;

    /// <summary>The record of the conversation that goes on, with what only the other knew: what was said later in the one that goes on counts.</summary>
    public static ConversationRecord JoinedWith(this ConversationRecord goesOn, ConversationRecord ended)
    {
        var placed = goesOn.Placed.Concat(ended.Placed).OrderBy(draft => draft.At).DistinctBy(draft => draft.DraftId).TakeLast(Drafts).ToList();
        var cart = goesOn.Cart.IsEmpty() ? ended.Cart : goesOn.Cart;
        var settled = goesOn.LanguageSettled || !ended.LanguageSettled;
        return goesOn with
        {
            Language = settled ? goesOn.Language ?? ended.Language : ended.Language,
            LanguageSettled = goesOn.LanguageSettled || ended.LanguageSettled,
            // A draft that was placed is not filled again.
            Cart = cart is not null && placed.Any(draft => draft.DraftId == cart.DraftId) ? goesOn.Cart : cart,
            Reminded = goesOn.Reminded ?? ended.Reminded,
            LastAddress = goesOn.LastAddress ?? ended.LastAddress,
            Name = goesOn.Name ?? ended.Name,
            Phone = goesOn.Phone ?? ended.Phone,
            Email = goesOn.Email ?? ended.Email,
            Placed = placed,
            Offered = [.. ended.Offered.Concat(goesOn.Offered).DistinctBy(draft => draft.DraftId).TakeLast(Drafts)],
        };
    }
}
