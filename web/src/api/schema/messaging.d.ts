// Generated from openapi/messaging.json by `npm run types`.
export interface paths {
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["SaveAccountKeys"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/keys/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ForgetAccountKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/month": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CountCharged"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CountOrderCost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/turns/{conversationId}/{turn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CountTurnCost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListCannedReplies"];
        put?: never;
        post: operations["CreateCannedReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ChangeCannedReply"];
        post?: never;
        delete: operations["DeleteCannedReply"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["SetCannedReplyFile"];
        post?: never;
        delete: operations["RemoveCannedReplyFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/conversations/{id}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Assign"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MarkDone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListFiles"];
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
    "/conversations/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["SetLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/media/canned/{replyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UseCannedReplyFile"];
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
    "/conversations/{id}/messages/{messageId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AddNote"];
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
    "/conversations/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Snooze"];
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
    "/conversations/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Unblock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MarkUnread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CountConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListLabels"];
        put?: never;
        post?: never;
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
    "/message-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListMessageCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/backlog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBacklog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetDeadLetter"];
        put?: never;
        post?: never;
        delete: operations["DiscardDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters/{kind}/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReplayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReplayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/retention/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["SaveRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/secrets/reseal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResealSecrets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListTemplates"];
        put?: never;
        post: operations["CreateTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["EditTemplate"];
        post?: never;
        delete: operations["DeleteTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/header": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UploadHeader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SyncTemplates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SendTemplateTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unread-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListUnread"];
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
        AccountCheck: {
            /** Format: date-time */
            at: string;
            things: components["schemas"]["CheckedThing"][];
        };
        AccountEventList: {
            items: components["schemas"]["AccountEventRow"][];
        };
        AccountEventRow: {
            /** Format: date-time */
            at: string;
            event: null | string;
            field: string;
            raw: string;
        };
        AccountKeyView: {
            name: string;
            /** Format: date-time */
            savedAt: null | string;
            secret: boolean;
            set: boolean;
            value: null | string;
            variable: null | string;
        };
        AccountView: {
            demo: boolean;
            keys: components["schemas"]["AccountKeyView"][];
            webhookUrl: string;
        };
        AddedNote: {
            id: string;
        };
        /** @enum {unknown} */
        AnsweredBy: "bot" | "waiting" | "person";
        AssignRequest: {
            /** Format: uuid */
            userId: null | string;
        };
        BeginAt: {
            flowId: string;
            stepId: string;
            variables: Record<string, never>;
        };
        BeginRequest: {
            flowId: string;
            stepId: string;
            variables?: Record<string, never>;
        };
        Button: {
            id: string;
            title: string;
        };
        CannedFile: {
            filename: string;
            mimeType: string;
            /** Format: int64 */
            size: number;
        };
        CannedReplyList: {
            items: components["schemas"]["CannedReplyRow"][];
        };
        CannedReplyRequest: {
            buttons?: components["schemas"]["ReplyButton"][];
            shortcut: string;
            text: string;
        };
        CannedReplyRow: {
            buttons: components["schemas"]["ReplyButton"][];
            file: null | components["schemas"]["CannedFile"];
            /** Format: uuid */
            id: string;
            shortcut: string;
            text: string;
        };
        CartItemLine: {
            productRetailerId: string;
            /** Format: int32 */
            quantity: number;
        };
        ChargedCategory: {
            category: string;
            /** Format: int32 */
            messages: number;
        };
        ChargedMessages: {
            categories: components["schemas"]["ChargedCategory"][];
            /** Format: int32 */
            charged: number;
            /** Format: int32 */
            free: number;
            /** Format: date-time */
            since: string;
        };
        CheckedThing: {
            code: string;
            detail?: null | string;
            name: string;
            state: components["schemas"]["CheckState"];
        };
        /** @enum {unknown} */
        CheckState: "good" | "attention" | "bad" | "unknown";
        ContactRow: {
            /** Format: uuid */
            id: string;
            name: null | string;
            noAdvertising: boolean;
            phone: null | string;
            userId: null | string;
            username: null | string;
        };
        Content: components["schemas"]["ContentTextContent"] | components["schemas"]["ContentImageContent"] | components["schemas"]["ContentDocumentContent"] | components["schemas"]["ContentMediaContent"] | components["schemas"]["ContentButtonsContent"] | components["schemas"]["ContentListContent"] | components["schemas"]["ContentLinkContent"] | components["schemas"]["ContentContactRequestContent"] | components["schemas"]["ContentLocationRequestContent"] | components["schemas"]["ContentTemplateContent"] | components["schemas"]["ContentLocationContent"] | components["schemas"]["ContentContactsContent"] | components["schemas"]["ContentReactionContent"] | components["schemas"]["ContentFormContent"] | components["schemas"]["ContentProductContent"] | components["schemas"]["ContentProductsContent"] | components["schemas"]["ContentCatalogContent"];
        ContentButtonsContent: {
            body: string;
            buttons: components["schemas"]["Button"][];
            file?: null | components["schemas"]["MediaHeader"];
            footer?: null | string;
            header?: null | string;
            picture?: null | components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "buttons";
        };
        ContentCatalogContent: {
            body: string;
            footer?: null | string;
            pictureOf: null | string;
            /** @enum {string} */
            type: "catalog";
        };
        ContentContactRequestContent: {
            body: string;
            /** @enum {string} */
            type: "contact_request";
        };
        ContentContactsContent: {
            cards: components["schemas"]["SharedCard"][];
            /** @enum {string} */
            type: "contacts";
        };
        ContentDocumentContent: {
            caption: null | string;
            filename: string;
            /** Format: uuid */
            mediaId: string;
            /** @enum {string} */
            type: "document";
        };
        ContentFormContent: {
            body: string;
            data?: {
                [key: string]: string;
            };
            footer?: null | string;
            formId: string;
            header?: null | string;
            label: string;
            screen?: null | string;
            token: string;
            /** @enum {string} */
            type: "form";
        };
        ContentImageContent: {
            caption: null | string;
            image: components["schemas"]["ImageRef"];
            /** @enum {string} */
            type: "image";
        };
        ContentLinkContent: {
            body: string;
            footer?: null | string;
            header?: null | string;
            label: string;
            picture?: null | components["schemas"]["ImageRef"];
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
        ContentLocationContent: {
            address: null | string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
            name: null | string;
            /** @enum {string} */
            type: "location";
        };
        ContentLocationRequestContent: {
            body: string;
            /** @enum {string} */
            type: "location_request";
        };
        ContentMediaContent: {
            caption: null | string;
            filename: null | string;
            kind: components["schemas"]["MediaKind"];
            /** Format: uuid */
            mediaId: string;
            /** @enum {string} */
            type: "media";
        };
        ContentProductContent: {
            body: null | string;
            catalogId: string;
            footer?: null | string;
            retailerId: string;
            /** @enum {string} */
            type: "product";
        };
        ContentProductsContent: {
            body: string;
            catalogId: string;
            footer?: null | string;
            header: string;
            sections: components["schemas"]["ProductSection"][];
            /** @enum {string} */
            type: "products";
        };
        ContentReactionContent: {
            emoji: null | string;
            /** @enum {string} */
            type: "reaction";
            wamid: string;
        };
        ContentTemplateContent: {
            bodyParameters: string[];
            buttons?: components["schemas"]["TemplateButton"][];
            headerFilename?: null | string;
            headerKind?: null | components["schemas"]["MediaKind"];
            headerLocation?: null | components["schemas"]["LocationContent"];
            /** Format: uuid */
            headerMediaId?: null | string;
            headerName?: null | string;
            headerText?: null | string;
            language: string;
            name: string;
            parameterNames?: null | string[];
            /** @enum {string} */
            type: "template";
        };
        ContentTextContent: {
            body: string;
            linkPreview?: boolean;
            /** @enum {string} */
            type: "text";
        };
        ConversationCounts: {
            /** Format: date-time */
            longestWaitSince: null | string;
            /** Format: int32 */
            mine: number;
            /** Format: int32 */
            needsPerson: number;
            /** Format: int32 */
            unread: number;
        };
        ConversationPage: {
            items: components["schemas"]["ConversationRow"][];
            next: null | string;
        };
        ConversationRow: {
            /** Format: uuid */
            agentId?: null | string;
            answeredBy: components["schemas"]["AnsweredBy"];
            /** Format: uuid */
            assigneeId?: null | string;
            blocked: boolean;
            cannotReceive: boolean;
            contact: components["schemas"]["ContactRow"];
            /** Format: date-time */
            doneAt?: null | string;
            found?: null | string;
            hrOnly: boolean;
            /** Format: uuid */
            id: string;
            labels: string[];
            /** Format: date-time */
            lastAt?: null | string;
            lastBy: components["schemas"]["EntryBy"];
            lastFailed: boolean;
            lastKind?: null | string;
            lastText?: null | string;
            merged: string[];
            /** Format: date-time */
            snoozedUntil?: null | string;
            /** Format: int32 */
            unread: number;
            /** Format: int64 */
            version: number;
            /** Format: date-time */
            waitingSince?: null | string;
            /** Format: date-time */
            windowEndsAt?: null | string;
        };
        CreatedReply: {
            /** Format: uuid */
            id: string;
        };
        DeadLetter: {
            /** Format: date-time */
            diedAt: string;
            id: string;
            kind: components["schemas"]["DeadLetterKind"];
            mayReplay: boolean;
            /** Format: uuid */
            messageId: null | string;
            messageType: null | string;
            /** Format: uuid */
            of: null | string;
            queue: null | string;
            reason: string;
            who?: null | string;
        };
        DeadLetterDetail: {
            letter: components["schemas"]["DeadLetter"];
            message: null | components["schemas"]["JsonElement"];
        };
        /** @enum {unknown} */
        DeadLetterKind: "Received" | "Sent" | "Message" | "Order" | "Application" | "Call";
        DeadLetterPage: {
            items: components["schemas"]["DeadLetter"][];
            /** Format: date-time */
            next: null | string;
        };
        DraftButton: {
            example: null | string;
            phoneNumber: null | string;
            text: null | string;
            type: components["schemas"]["DraftButtonType"];
            url: null | string;
        };
        /** @enum {unknown} */
        DraftButtonType: "quickReply" | "url" | "phoneNumber" | "copyCode";
        /** @enum {unknown} */
        EntryBy: "customer" | "bot" | "person" | "system";
        FileList: {
            items: components["schemas"]["FileRow"][];
        };
        FileRow: {
            /** Format: date-time */
            at: string;
            filename: null | string;
            /** Format: uuid */
            mediaId: string;
            mimeType: string;
            /** Format: int64 */
            size: null | number;
        };
        /** @enum {unknown} */
        HeaderFormat: "text" | "image" | "video" | "document" | "location";
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
        /** Format: binary */
        IFormFile: string;
        ImageRef: {
            /** Format: uuid */
            imageId: string;
            mimeType: string;
            sha256: string;
        };
        Item: components["schemas"]["ItemTextItem"] | components["schemas"]["ItemTapItem"] | components["schemas"]["ItemMediaItem"] | components["schemas"]["ItemLocationItem"] | components["schemas"]["ItemContactItem"] | components["schemas"]["ItemCartItem"] | components["schemas"]["ItemFormItem"] | components["schemas"]["ItemReactionItem"] | components["schemas"]["ItemEditItem"] | components["schemas"]["ItemRevokeItem"] | components["schemas"]["ItemUnknownItem"] | components["schemas"]["ItemTakenOver"] | components["schemas"]["ItemHandedBack"] | components["schemas"]["ItemConversationMerged"] | components["schemas"]["ItemTombstone"];
        ItemCartItem: {
            lines: components["schemas"]["CartItemLine"][];
            note: null | string;
            /** @enum {string} */
            type: "cart";
        };
        ItemContactItem: {
            more?: components["schemas"]["SharedCard"][];
            name: null | string;
            own: boolean;
            phones: string[];
            /** @enum {string} */
            type: "contact";
        };
        ItemConversationMerged: {
            /** Format: uuid */
            into: string;
            /** @enum {string} */
            type: "conversation_merged";
        };
        ItemEditItem: {
            body: null | string;
            /** @enum {string} */
            type: "edit";
            wamid: string;
        };
        ItemFormItem: {
            answers: {
                [key: string]: string;
            };
            name: null | string;
            /** @enum {string} */
            type: "form";
        };
        ItemHandedBack: {
            begin?: null | components["schemas"]["BeginAt"];
            /** @default false */
            softly: boolean;
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
            userId: null | string;
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
        JsonElement: unknown;
        LabelCount: {
            /** Format: int32 */
            count: number;
            name: string;
        };
        LabelList: {
            items: components["schemas"]["LabelCount"][];
        };
        LabelsRequest: {
            labels: string[];
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
        LocationContent: {
            address: null | string;
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
            name: null | string;
        };
        /** @enum {unknown} */
        MediaFailure: "NotFound" | "TooLarge" | "WrongType" | "HashDiffers" | "Unreachable" | "Infected" | "Expired" | null;
        MediaHeader: {
            filename: null | string;
            kind: components["schemas"]["MediaKind"];
            /** Format: uuid */
            mediaId: string;
        };
        /** @enum {unknown} */
        MediaKind: "Image" | "Video" | "Audio" | "Voice" | "Document" | "Sticker";
        /** @enum {unknown} */
        MediaState: "pending" | "stored" | "failed";
        MessageCost: {
            categories: components["schemas"]["ChargedCategory"][];
            /** Format: int32 */
            charged: number;
            /** Format: int32 */
            free: number;
            /** Format: int32 */
            messages: number;
        };
        MessageCount: {
            /** Format: int32 */
            charged: number;
            /** Format: int32 */
            failed: number;
            phoneNumberId: string;
            /** Format: int32 */
            received: number;
            /** Format: int32 */
            sent: number;
            /** Format: date-time */
            since: string;
        };
        MessageCounts: {
            items: components["schemas"]["MessageCount"][];
        };
        MessageOrigin: {
            forwarded?: boolean;
            headline?: null | string;
            often?: boolean;
            productRetailerId?: null | string;
            sourceId?: null | string;
            sourceUrl?: null | string;
        };
        NoteRequest: {
            text: string;
        };
        NumberList: {
            items: components["schemas"]["NumberView"][];
        };
        NumberView: {
            id: string;
            limit: null | string;
            name: null | string;
            number: null | string;
            quality: null | string;
            status: null | string;
            throughput: null | string;
            verification: null | string;
        };
        /** @enum {unknown} */
        ParameterFormat: "positional" | "named";
        ProductSection: {
            retailerIds: string[];
            title: null | string;
        };
        QueuedMessage: {
            /** Format: uuid */
            id: string;
        };
        Reconciled: {
            /** Format: int64 */
            checked: number;
            /** Format: int64 */
            missing: number;
            what: string;
        };
        ReplayResponse: {
            /** Format: int32 */
            replayed: number;
        };
        ReplyButton: {
            title: string;
        };
        ResealResponse: {
            /** Format: int32 */
            left: number;
            /** Format: int32 */
            resealed: number;
        };
        RetentionRequest: {
            /** Format: int32 */
            days: number;
        };
        RetentionRow: {
            /** Format: int32 */
            days: number;
            /** Format: int32 */
            least: number;
            /** Format: int32 */
            most: number;
            name: string;
            /** Format: int32 */
            usual: number;
        };
        SaveKeysRequest: {
            accessToken: null | string;
            appSecret: null | string;
            businessAccountId: null | string;
            phoneNumberId: null | string;
            verifyToken: null | string;
        };
        SendMessageRequest: {
            buttons?: null | components["schemas"]["ReplyButton"][];
            content?: null | components["schemas"]["Content"];
            /** Format: uuid */
            mediaId?: null | string;
            picture?: null | components["schemas"]["ImageRef"];
            replyToWamid?: null | string;
            template?: null | components["schemas"]["TemplateMessage"];
            text?: null | string;
        };
        SendTestRequest: {
            /** Format: uuid */
            conversationId: string;
            template: components["schemas"]["TemplateMessage"];
        };
        ServiceBacklog: {
            /** Format: int64 */
            deadLetters: number;
            /** Format: int64 */
            failed: number;
            /** Format: double */
            oldestSeconds: number;
            /** Format: int64 */
            outboxRows: number;
        };
        SharedCard: {
            name: null | string;
            phones: string[];
        };
        SnoozeRequest: {
            /** Format: date-time */
            until: string;
        };
        TemplateBody: {
            examples: null | string[];
            text: string;
        };
        TemplateButton: {
            /** Format: int32 */
            index: number;
            kind: components["schemas"]["TemplateButtonKind"];
            sections?: components["schemas"]["ProductSection"][];
            value: string;
        };
        /** @enum {unknown} */
        TemplateButtonKind: "Url" | "QuickReply" | "CopyCode" | "Form" | "Catalog" | "Products";
        /** @enum {unknown} */
        TemplateCategory: "marketing" | "utility" | "authentication";
        TemplateDraft: {
            body: components["schemas"]["TemplateBody"];
            buttons?: components["schemas"]["DraftButton"][];
            category: components["schemas"]["TemplateCategory"];
            footer?: null | string;
            header?: null | components["schemas"]["TemplateHeader"];
            language: string;
            name: string;
            parameterFormat?: components["schemas"]["ParameterFormat"];
            /** Format: int32 */
            ttlSeconds?: null | number;
        };
        TemplateHeader: {
            example: null | string;
            format: components["schemas"]["HeaderFormat"];
            mediaHandle: null | string;
            text: null | string;
        };
        TemplateList: {
            items: components["schemas"]["TemplateRow"][];
        };
        TemplateMessage: {
            bodyParameters?: string[];
            buttonParameters?: components["schemas"]["TemplateButton"][];
            /** Format: uuid */
            headerMediaId?: null | string;
            headerName?: null | string;
            headerParameter?: null | string;
            language: string;
            name: string;
            parameterNames?: null | string[];
        };
        TemplateProblem: {
            code: string;
            field: string;
            message: string;
        };
        TemplateProblems: {
            problems: components["schemas"]["TemplateProblem"][];
        };
        TemplateRow: {
            category: string;
            /** Format: date-time */
            changedAt: string;
            components: components["schemas"]["JsonElement"];
            id: string;
            language: string;
            name: string;
            parameterFormat: string;
            quality: null | string;
            reason: null | string;
            status: string;
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
            hiddenFile?: boolean;
            id: string;
            item?: null | components["schemas"]["Item"];
            late?: boolean;
            line?: null | components["schemas"]["ThreadLine"];
            mayHaveArrivedTwice?: boolean;
            media?: null | components["schemas"]["ThreadMedia"];
            /** Format: int64 */
            number?: null | number;
            origin?: null | components["schemas"]["MessageOrigin"];
            source?: null | string;
            status?: null | components["schemas"]["ThreadStatus"];
            /** Format: int64 */
            turn?: null | number;
            wamid?: null | string;
            wording?: null | components["schemas"]["JsonElement"];
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
        UnreadList: {
            items: components["schemas"]["UnreadRow"][];
        };
        UnreadRow: {
            /** Format: uuid */
            id: string;
            raw: string;
            reason: string;
            /** Format: date-time */
            receivedAt: string;
        };
        UploadedHeader: {
            format: components["schemas"]["HeaderFormat"];
            mediaHandle: string;
            mimeType: string;
        };
        UploadedMedia: {
            kind: components["schemas"]["MediaKind"];
            /** Format: uuid */
            mediaId: string;
            mimeType: string;
            /** Format: int64 */
            size: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetAccount: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["AccountView"];
                };
            };
        };
    };
    ListEvents: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["AccountEventList"];
                };
            };
        };
    };
    CheckAccount: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["AccountCheck"];
                };
            };
        };
    };
    SaveAccountKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveKeysRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    ForgetAccountKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
    ListNumbers: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["NumberList"];
                };
            };
        };
    };
    CountCharged: {
        parameters: {
            query?: {
                timeZone?: string;
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
                    "application/json": components["schemas"]["ChargedMessages"];
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
    CountOrderCost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
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
                    "application/json": components["schemas"]["MessageCost"];
                };
            };
        };
    };
    CountTurnCost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversationId: string;
                turn: number;
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
                    "application/json": components["schemas"]["MessageCost"];
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
    ListCannedReplies: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["CannedReplyList"];
                };
            };
        };
    };
    CreateCannedReply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedReply"];
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
    ChangeCannedReply: {
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
                "application/json": components["schemas"]["CannedReplyRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    DeleteCannedReply: {
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
        };
    };
    SetCannedReplyFile: {
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
                "multipart/form-data": {
                    file: components["schemas"]["IFormFile"];
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    RemoveCannedReplyFile: {
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
    ListConversations: {
        parameters: {
            query?: {
                agent?: string;
                before?: string;
                filter?: string;
                label?: string;
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
    Assign: {
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
                "application/json": components["schemas"]["AssignRequest"];
            };
        };
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
    Begin: {
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
                "application/json": components["schemas"]["BeginRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    Block: {
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
    MarkDone: {
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
    ListFiles: {
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
                    "application/json": components["schemas"]["FileList"];
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
    SetLabels: {
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
                "application/json": components["schemas"]["LabelsRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    UploadMedia: {
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
                "multipart/form-data": {
                    file: components["schemas"]["IFormFile"];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedMedia"];
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
    UseCannedReplyFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                replyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedMedia"];
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
    Resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
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
    AddNote: {
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
                "application/json": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedNote"];
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
    Reopen: {
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
    Snooze: {
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
                "application/json": components["schemas"]["SnoozeRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    Unblock: {
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
    MarkUnread: {
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
    CountConversations: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["ConversationCounts"];
                };
            };
        };
    };
    ListLabels: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["LabelList"];
                };
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
    ListMessageCounts: {
        parameters: {
            query?: {
                by?: string;
                from?: string;
                timeZone?: string;
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
                    "application/json": components["schemas"]["MessageCounts"];
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
    GetBacklog: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["ServiceBacklog"];
                };
            };
        };
    };
    GetDeadLetters: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
        };
    };
    GetDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["DeadLetterKind"];
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
                    "application/json": components["schemas"]["DeadLetterDetail"];
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
    DiscardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["DeadLetterKind"];
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
    ReplayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["DeadLetterKind"];
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
    ReplayDeadLetters: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["ReplayResponse"];
                };
            };
        };
    };
    Reconcile: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Reconciled"][];
                };
            };
        };
    };
    GetRetention: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["RetentionRow"][];
                };
            };
        };
    };
    SaveRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionRow"];
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
    ResealSecrets: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["ResealResponse"];
                };
            };
        };
    };
    ListTemplates: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
        };
    };
    CreateTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateDraft"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateRow"];
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
    EditTemplate: {
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
                "application/json": components["schemas"]["TemplateDraft"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    DeleteTemplate: {
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
    CheckTemplate: {
        parameters: {
            query?: {
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateProblems"];
                };
            };
        };
    };
    UploadHeader: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: components["schemas"]["IFormFile"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedHeader"];
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
    SyncTemplates: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
        };
    };
    SendTemplateTest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendTestRequest"];
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
    ListUnread: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["UnreadList"];
                };
            };
        };
    };
}
