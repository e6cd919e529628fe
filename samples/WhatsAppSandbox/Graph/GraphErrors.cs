namespace Bridge.WhatsAppSandbox.Graph;

/// <summary>The errors this sandbox gives by itself, and those that can be asked of it; numbers and words are Meta's.</summary>
internal static class GraphErrors
{
    public const int Blocked = 130403, Throughput = 130429, Undeliverable = 131026, WindowClosed = 131047, SpamLimit = 131048, MediaUpload = 131053, PairRateLimit = 131056;

    /// <summary>Unknown, misspelt or too long.</summary>
    public static GraphError Parameter(string what) => new(100, 400, what);

    public static GraphError Missing(string parameter) => new(131008, 400, "Required parameter is missing", $"Missing {parameter}");

    public static GraphError Invalid(string details) => new(131009, 400, "Parameter value is not valid", details);

    public static GraphError NoToken() => new(104, 401, "An access token is required to request this resource.") { Bare = true };

    public static GraphError BadToken() => new(190, 401, "Invalid OAuth access token - Cannot parse access token") { Bare = true };

    public static GraphError ExpiredToken(DateTimeOffset now) => new(190, 401,
        $"Error validating access token: Session has expired on {now.AddMinutes(-1):dddd, dd-MMM-yy HH:mm:ss} UTC. The current time is {now:dddd, dd-MMM-yy HH:mm:ss} UTC.")
    {
        Subcode = 463,
        Bare = true,
    };

    public static GraphError UnknownObject(string id) => new(
        100, 400, $"Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation")
    {
        Subcode = 33,
        Bare = true,
        Type = "GraphMethodException",
    };

    /// <summary>An object that is there, or none, with an edge that is not.</summary>
    public static GraphError UnknownPath(string? path) => new(2500, 400, $"Unknown path components: /{path}") { Bare = true };

    public static GraphError Known(int code) => code switch
    {
        1 => new(1, 400, "API Unknown"),
        2 => new(2, 503, "API Service", "Service temporarily unavailable"),
        4 => new(4, 400, "API Too Many Calls"),
        10 => new(10, 403, "Permission Denied"),
        190 => BadToken(),
        368 => new(368, 403, "Temporarily blocked for policies violations"),
        613 => new(613, 429, "Calls to this api have exceeded the rate limit."),
        80007 => new(80007, 400, "Rate limit issues"),
        Blocked => new(Blocked, 400, "Business has blocked this user", "Message failed to send because the business has blocked this user."),
        Throughput => new(Throughput, 400, "Rate limit hit", "Message failed to send because there were too many messages sent from this phone number in a short period of time"),
        130472 => new(130472, 400, "User's number is part of an experiment"),
        131000 => new(131000, 500, "Something went wrong", "Message failed to send due to an unknown error."),
        131005 => new(131005, 403, "Access denied"),
        131016 => new(131016, 500, "Service unavailable"),
        131021 => new(131021, 400, "Recipient cannot be sender"),
        Undeliverable => new(Undeliverable, 400, "Message undeliverable", "Message Undeliverable."),
        131031 => new(131031, 403, "Account has been locked"),
        131042 => new(131042, 400, "Business eligibility payment issue", "Message failed to send because there were one or more errors related to your payment method."),
        WindowClosed => new(WindowClosed, 400, "Re-engagement message",
            "Message failed to send because more than 24 hours have passed since the customer last replied to this number."),
        SpamLimit => new(SpamLimit, 400, "Spam rate limit hit"),
        131049 => new(131049, 400, "This message was not delivered to maintain healthy ecosystem engagement."),
        131050 => new(131050, 400, "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages"),
        131051 => new(131051, 400, "Unsupported message type"),
        MediaUpload => new(MediaUpload, 400, "Media upload error", "Unable to upload the media used in the message."),
        PairRateLimit => new(PairRateLimit, 400, "(Business Account, Consumer Account) pair rate limit hit",
            "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time."),
        131062 => new(131062, 400, "Business-scoped User ID recipients are not supported for this message."),
        131057 => new(131057, 500, "Account in maintenance mode"),
        132000 => new(132000, 400, "Number of parameters does not match the expected number of params"),
        132001 => new(132001, 404, "Template name does not exist in the translation"),
        132012 => new(132012, 400, "Parameter format does not match format in the created template"),
        132015 => new(132015, 400, "Template is Paused"),
        132016 => new(132016, 400, "Template is Disabled"),
        133004 => new(133004, 503, "Server Temporarily Unavailable"),
        133010 => new(133010, 400, "Phone number not registered"),
        _ => new(code, 400, "Error"),
    };
}
