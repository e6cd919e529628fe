namespace Bridge.Messaging.Media;

/// <summary>Files have come that want fetching.</summary>
sealed class MediaSignal : Signal;
