using System.Linq.Expressions;
using System.Security.Claims;
using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// What a user of the console may read: an application is for HR, Admin and Owner; to everybody else it is "application in progress". HR alone sees only
/// conversations that hold an application, without the rest of them.
/// </summary>
sealed record Reader(Guid UserId, bool SeesHr, bool SeesRest)
{
    public static Reader Of(ClaimsPrincipal user) => new(user.UserId(), user.MayReadHr(), user.MayReadRest());

    public bool Sees(bool hrOnly) => hrOnly ? SeesHr : SeesRest;

    public bool Sees(Conversation conversation) => SeesRest || conversation.HasHr;

    /// <summary>The same for a query, without those that go on in another.</summary>
    public Expression<Func<Conversation, bool>> Conversations => SeesRest ? c => c.MergedInto == null : c => c.MergedInto == null && c.HasHr;
}
