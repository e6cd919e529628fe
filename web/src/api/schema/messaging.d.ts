// Generated from openapi/messaging.json by `npm run types`.
export interface paths {
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/handback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["HandBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetThread"];
        put?: never;
        post: operations["SendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MarkRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/takeover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TakeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {unknown} */
        AnsweredBy: "bot" | "waiting" | "person";
        Button: {
            id: string;
            title: string;
        };
        CartItemLine: {
            productRetailerId: string;
            /** Format: int32 */
            quantity: number;
        };
        ContactRow: {
            /** Format: uuid */
            id: string;
            name: null | string;
            phone: null | string;
            userId: null | string;
            username: null | string;
        };
        Content: components["schemas"]["ContentTextContent"] | components["schemas"]["ContentImageContent"] | components["schemas"]["ContentDocumentContent"] | components["schemas"]["ContentButtonsContent"] | components["schemas"]["ContentListContent"] | components["schemas"]["ContentLinkContent"] | components["schemas"]["ContentContactRequestContent"] | components["schemas"]["ContentLocationRequestContent"] | components["schemas"]["ContentTemplateContent"];
        ContentButtonsContent: {
            body: string;
            buttons: components["schemas"]["Button"][];
            footer?: null | string;
            header?: null | string;
            picture?: null | components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "buttons";
        };
        ContentContactRequestContent: {
            body: string;
            /** @enum {string} */
            type: "contact_request";
        };
        ContentDocumentContent: {
            caption: null | string;
            filename: string;
            /** Format: uuid */
            mediaId: string;
            /** @enum {string} */
            type: "document";
        };
        ContentImageContent: {
            caption: null | string;
            image: components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "image";
        };
        ContentLinkContent: {
            body: string;
            label: string;
            /** @enum {string} */
            type: "link";
            /** Format: uri */
            url: string;
        };
        ContentListContent: {
            body: string;
            buttonLabel: string;
            footer?: null | string;
            header?: null | string;
            sections: components["schemas"]["ListSection"][];
            /** @enum {string} */
            type: "list";
        };
        ContentLocationRequestContent: {
            body: string;
            /** @enum {string} */
            type: "location_request";
        };
        ContentTemplateContent: {
            bodyParameters: string[];
            language: string;
            name: string;
            /** @enum {string} */
            type: "template";
        };
        ContentTextContent: {
            body: string;
            /** @enum {string} */
            type: "text";
        };
        ConversationPage: {
            items: components["schemas"]["ConversationRow"][];
            next: null | string;
        };
        ConversationRow: {
            /** Format: uuid */
            agentId?: null | string;
            answeredBy: components["schemas"]["AnsweredBy"];
            contact: components["schemas"]["ContactRow"];
            hrOnly: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastAt?: null | string;
            lastBy: components["schemas"]["EntryBy"];
            lastKind?: null | string;
            lastText?: null | string;
            /** Format: int32 */
            unread: number;
            /** Format: int64 */
            version: number;
            /** Format: date-time */
            waitingSince?: null | string;
            /** Format: date-time */
            windowEndsAt?: null | string;
        };
        /** @enum {unknown} */
        EntryBy: "customer" | "bot" | "person" | "system";
        HttpValidationProblemDetails: {
            detail?: null | string;
            errors?: {
                [key: string]: string[];
            };
            instance?: null | string;
            /** Format: int32 */
            status?: null | number;
            title?: null | string;
            type?: null | string;
        };
        ImageRef: {
            /** Format: uuid */
            imageId: string;
            mimeType: string;
            sha256: string;
        };
        Item: components["schemas"]["ItemTextItem"] | components["schemas"]["ItemTapItem"] | components["schemas"]["ItemMediaItem"] | components["schemas"]["ItemLocationItem"] | components["schemas"]["ItemContactItem"] | components["schemas"]["ItemCartItem"] | components["schemas"]["ItemReactionItem"] | components["schemas"]["ItemEditItem"] | components["schemas"]["ItemRevokeItem"] | components["schemas"]["ItemUnknownItem"] | components["schemas"]["ItemTakenOver"] | components["schemas"]["ItemHandedBack"] | components["schemas"]["ItemTombstone"];
        ItemCartItem: {
            lines: components["schemas"]["CartItemLine"][];
            note: null | string;
            /** @enum {string} */
            type: "cart";
        };
        ItemContactItem: {
            name: null | string;
            own: boolean;
            phones: string[];
            /** @enum {string} */
            type: "contact";
        };
        ItemEditItem: {
            body: null | string;
            /** @enum {string} */
            type: "edit";
            wamid: string;
        };
        ItemHandedBack: {
            /** @enum {string} */
            type: "handed_back";
            /** Format: uuid */
            userId: null | string;
        };
        ItemLocationItem: {
            address: null | string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
            name: null | string;
            /** @enum {string} */
            type: "location";
        };
        ItemMediaItem: {
            caption: null | string;
            filename: null | string;
            kind: components["schemas"]["MediaKind"];
            /** Format: uuid */
            mediaId: string;
            mimeType: string;
            sha256: null | string;
            /** @enum {string} */
            type: "media";
        };
        ItemReactionItem: {
            emoji: null | string;
            /** @enum {string} */
            type: "reaction";
        };
        ItemRevokeItem: {
            /** @enum {string} */
            type: "revoke";
            wamid: string;
        };
        ItemTakenOver: {
            /** @enum {string} */
            type: "taken_over";
            /** Format: uuid */
            userId: string;
        };
        ItemTapItem: {
            replyId: string;
            title: string;
            /** @enum {string} */
            type: "tap";
        };
        ItemTextItem: {
            body: string;
            /** @enum {string} */
            type: "text";
        };
        ItemTombstone: {
            /** @enum {string} */
            type: "tombstone";
        };
        ItemUnknownItem: {
            kind: string;
            /** @enum {string} */
            type: "unknown";
        };
        ListRow: {
            description: null | string;
            id: string;
            title: string;
        };
        ListSection: {
            rows: components["schemas"]["ListRow"][];
            title: null | string;
        };
        /** @enum {unknown} */
        MediaFailure: "NotFound" | "TooLarge" | "WrongType" | "HashDiffers" | "Unreachable" | null;
        /** @enum {unknown} */
        MediaKind: "Image" | "Video" | "Audio" | "Voice" | "Document" | "Sticker";
        /** @enum {unknown} */
        MediaState: "pending" | "stored" | "failed";
        QueuedMessage: {
            /** Format: uuid */
            id: string;
        };
        SendMessageRequest: {
            text: string;
        };
        ThreadEntry: {
            /** Format: uuid */
            agentId?: null | string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["EntryBy"];
            changes?: null | {
                [key: string]: string;
            };
            content?: null | components["schemas"]["Content"];
            contextWamid?: null | string;
            failure?: null | string;
            failureDetail?: null | string;
            hidden?: boolean;
            id: string;
            item?: null | components["schemas"]["Item"];
            late?: boolean;
            line?: null | components["schemas"]["ThreadLine"];
            mayHaveArrivedTwice?: boolean;
            media?: null | components["schemas"]["ThreadMedia"];
            /** Format: int64 */
            number?: null | number;
            source?: null | string;
            status?: null | components["schemas"]["ThreadStatus"];
            wamid?: null | string;
        };
        ThreadLine: {
            arguments: {
                [key: string]: string;
            };
            code: string;
        };
        ThreadMedia: {
            failure: null | components["schemas"]["MediaFailure"];
            /** Format: uuid */
            id: string;
            mimeType: string;
            /** Format: int64 */
            size: null | number;
            state: components["schemas"]["MediaState"];
        };
        ThreadPage: {
            items: components["schemas"]["ThreadEntry"][];
            next: null | string;
        };
        /** @enum {unknown} */
        ThreadStatus: "pending" | "sent" | "delivered" | "read" | "failed" | "unknown" | "withheld" | null;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListConversations: {
        parameters: {
            query?: {
                before?: string;
                filter?: string;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
        };
    };
    GetConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationRow"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    HandBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GetThread: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuedMessage"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    MarkRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    TakeOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GetMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
