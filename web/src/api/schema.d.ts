// Written by `npm run client` from /openapi.json; never by hand.

export interface paths {
    "/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listActivities"];
        put?: never;
        post: operations["createActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** how many follow-ups of which type, per person and period */
        get: operations["countActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** follow-ups as a CSV file, as a job */
        post: operations["exportActivities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** follow-ups from a CSV or Excel file, as a job */
        post: operations["importActivities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewActivityImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getActivity"];
        put?: never;
        post?: never;
        delete: operations["deleteActivity"];
        options?: never;
        head?: never;
        patch: operations["updateActivity"];
        trace?: never;
    };
    "/v1/activities/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listApiKeys"];
        put?: never;
        /** the key itself is told once, here */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignment-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAssignmentRules"];
        put?: never;
        post: operations["createAssignmentRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignment-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAssignmentRule"];
        put?: never;
        post?: never;
        delete: operations["deleteAssignmentRule"];
        options?: never;
        head?: never;
        patch: operations["updateAssignmentRule"];
        trace?: never;
    };
    "/v1/assignment-rules/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreAssignmentRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** a new colleague sets his first password with what his administrator gave him */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** a new tenant with its first administrator; refused unless the installation allows it */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/switch-tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["switchTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCampaigns"];
        put?: never;
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        delete: operations["deleteCampaign"];
        options?: never;
        head?: never;
        patch: operations["updateCampaign"];
        trace?: never;
    };
    "/v1/campaigns/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** how many leads it brought and what became of them, as far as the caller sees them */
        get: operations["getCampaignResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listChannels"];
        put?: never;
        post: operations["createChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getChannel"];
        put?: never;
        post?: never;
        delete: operations["deleteChannel"];
        options?: never;
        head?: never;
        patch: operations["updateChannel"];
        trace?: never;
    };
    "/v1/channels/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/close-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCloseReasons"];
        put?: never;
        post: operations["createCloseReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/close-reasons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCloseReason"];
        put?: never;
        post?: never;
        delete: operations["deleteCloseReason"];
        options?: never;
        head?: never;
        patch: operations["updateCloseReason"];
        trace?: never;
    };
    "/v1/close-reasons/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreCloseReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collaboration/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["collaborationListAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collaboration/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["collaborationListDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collaboration/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["collaborationListJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collaboration/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["collaborationGetJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collaboration/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["collaborationCancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collaboration/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["collaborationUndoJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listContacts"];
        put?: never;
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change or delete many, as a job with progress that can be undone */
        post: operations["bulkContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/check-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** which contacts and customers are entered already that may be this one; for forms, nothing is saved */
        post: operations["checkDuplicateContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** contacts as a CSV file, as a job */
        post: operations["exportContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** contacts from a CSV or Excel file, as a job */
        post: operations["importContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewContactImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete: operations["deleteContact"];
        options?: never;
        head?: never;
        patch: operations["updateContact"];
        trace?: never;
    };
    "/v1/contacts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contract-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listContractChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contract-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getContractChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contract-changes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** let it take effect */
        post: operations["approveContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contract-changes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** refuse it with a reason */
        post: operations["rejectContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contract-changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take it back, before somebody has decided */
        post: operations["withdrawContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contract-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listContractTemplates"];
        put?: never;
        post: operations["createContractTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contract-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getContractTemplate"];
        put?: never;
        post?: never;
        delete: operations["deleteContractTemplate"];
        options?: never;
        head?: never;
        patch: operations["updateContractTemplate"];
        trace?: never;
    };
    "/v1/contract-templates/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreContractTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listContracts"];
        put?: never;
        post: operations["createContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** contracts as a CSV file, as a job */
        post: operations["exportContracts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** contracts from a CSV or Excel file, as a job */
        post: operations["importContracts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewContractImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete: operations["deleteContract"];
        options?: never;
        head?: never;
        patch: operations["updateContract"];
        trace?: never;
    };
    "/v1/contracts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** let it be signed */
        post: operations["approveContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change the owner */
        post: operations["assignContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ask for a change order: another amount, another end */
        post: operations["changeContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** all of it is done and paid */
        post: operations["completeContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** as both sides sign it: a PDF under the company's letterhead */
        get: operations["printContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** send it back with a reason */
        post: operations["rejectContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** both sides have signed: it is in effect, at once or from its first day on */
        post: operations["signContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ask for approval */
        post: operations["submitContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it ends before it is done */
        post: operations["terminateContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take it back to change it, before somebody has decided */
        post: operations["withdrawContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCreditAccounts"];
        put?: never;
        post: operations["createCreditAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCreditAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateCreditAccount"];
        trace?: never;
    };
    "/v1/credit-accounts/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** block the customer by hand */
        post: operations["blockCreditAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-accounts/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take a block by hand away */
        post: operations["unblockCreditAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCustomers"];
        put?: never;
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/ask-share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ask the owners of those who may be this one, and whom the caller may not see, to share them with him */
        post: operations["askShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customersListAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change, hand over, tag or delete many, as a job with progress that can be undone */
        post: operations["bulkCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/check-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** which customers and contacts are entered already that may be this one; for forms, nothing is saved */
        post: operations["checkDuplicateCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customersListDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** customers as a CSV file, as a job */
        post: operations["exportCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** customers from a CSV or Excel file, as a job */
        post: operations["importCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewCustomerImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customersListJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customersGetJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customersCancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customersUndoJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change the owner of all that match, as a job with progress */
        post: operations["transferCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/v1/customers/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** give a pooled customer to somebody (pool administrators) */
        post: operations["assignCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take it from the public pool */
        post: operations["claimCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** refuse edits from now on */
        post: operations["lockCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/protect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** keep it from falling to the pool for some days */
        post: operations["protectCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** give it back to a pool */
        post: operations["releaseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** let a user, department or group see or change it; the level replaces an earlier one */
        post: operations["shareCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change the owner */
        post: operations["transferCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** allow edits again */
        post: operations["unlockCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/unshare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take a share back */
        post: operations["unshareCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** all records of the product as the caller may see and use them */
        get: operations["listAllDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDepartments"];
        put?: never;
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDepartment"];
        put?: never;
        post?: never;
        delete: operations["deleteDepartment"];
        options?: never;
        head?: never;
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/v1/departments/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discount-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDiscountLimits"];
        put?: never;
        post: operations["createDiscountLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discount-limits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDiscountLimit"];
        put?: never;
        post?: never;
        delete: operations["deleteDiscountLimit"];
        options?: never;
        head?: never;
        patch: operations["updateDiscountLimit"];
        trace?: never;
    };
    "/v1/discount-limits/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreDiscountLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/duplicate-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDuplicatePolicies"];
        put?: never;
        post: operations["createDuplicatePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/duplicate-policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDuplicatePolicy"];
        put?: never;
        post?: never;
        delete: operations["deleteDuplicatePolicy"];
        options?: never;
        head?: never;
        patch: operations["updateDuplicatePolicy"];
        trace?: never;
    };
    "/v1/duplicate-policies/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreDuplicatePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFiles"];
        put?: never;
        /** put a file on a record: as a form with the part `file`, or as the body itself */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete: operations["deleteFile"];
        options?: never;
        head?: never;
        patch: operations["updateFile"];
        trace?: never;
    };
    "/v1/files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** the bytes of a file */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["financeListAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["financeListDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["financeListJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["financeGetJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["financeCancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["financeUndoJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/form-submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFormSubmissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/form-submissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getFormSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/form-submissions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it was no machine: make it a lead after all */
        post: operations["acceptFormSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listForms"];
        put?: never;
        post: operations["createForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getForm"];
        put?: never;
        post?: never;
        delete: operations["deleteForm"];
        options?: never;
        head?: never;
        patch: operations["updateForm"];
        trace?: never;
    };
    "/v1/forms/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{id}/rotate-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** give it a new key; pages with the old one stop working */
        post: operations["rotateKeyForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listGroups"];
        put?: never;
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getGroup"];
        put?: never;
        post?: never;
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        patch: operations["updateGroup"];
        trace?: never;
    };
    "/v1/groups/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["identityListAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["identityListDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["identityListJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["identityGetJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["identityCancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["identityUndoJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-titles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInvoiceTitles"];
        put?: never;
        post: operations["createInvoiceTitle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-titles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvoiceTitle"];
        put?: never;
        post?: never;
        delete: operations["deleteInvoiceTitle"];
        options?: never;
        head?: never;
        patch: operations["updateInvoiceTitle"];
        trace?: never;
    };
    "/v1/invoice-titles/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreInvoiceTitle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInvoices"];
        put?: never;
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** invoices as a CSV file, as a job */
        post: operations["exportInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateInvoice"];
        trace?: never;
    };
    "/v1/invoices/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** let it be issued */
        post: operations["approveInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it was issued at the tax office */
        post: operations["issueInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/red": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** call it back, or a part of it, by a red-letter invoice */
        post: operations["redInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** refuse it with a reason: its amount is free again */
        post: operations["rejectInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it doesn't count: its amount is free again */
        post: operations["voidInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lead-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLeadMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lead-moves/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getLeadMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLeads"];
        put?: never;
        post: operations["createLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change, hand over, tag or delete many, as a job with progress that can be undone */
        post: operations["bulkLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/check-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** which leads, customers and contacts may be this one; for forms, nothing is saved */
        post: operations["checkDuplicateLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** leads as a CSV file, as a job */
        post: operations["exportLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** leads from a CSV or Excel file, as a job; those whose row names no owner go by the assignment rules */
        post: operations["importLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewLeadImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getLead"];
        put?: never;
        post?: never;
        delete: operations["deleteLead"];
        options?: never;
        head?: never;
        patch: operations["updateLead"];
        trace?: never;
    };
    "/v1/leads/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** give it to a department or to a person; to nobody named: by the assignment rules */
        post: operations["assignLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * make it a customer, a contact and a deal, new ones or existing; whoever asks while it is under way waits for the
         *     same end, and after some seconds is answered with the lead as it stands
         */
        post: operations["convertLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/disqualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** nothing comes of it */
        post: operations["disqualifyLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/grab": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take it from a department's pool */
        post: operations["grabLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** something comes of it after all */
        post: operations["reopenLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** let a user, department or group see or change it; the level replaces an earlier one */
        post: operations["shareLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/unshare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take a share back */
        post: operations["unshareLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** changes of records you may see, as server-sent events: `change` names the record, `resync` says that some were missed */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketing/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["marketingListAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketing/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["marketingListDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketing/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["marketingListJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketing/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["marketingGetJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketing/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["marketingCancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketing/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["marketingUndoJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** who I am, where, and what I may do */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** one's own; `readAt = null` with withTotal counts the unread */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["readAllNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["readNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/number-patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNumberPatterns"];
        put?: never;
        post: operations["createNumberPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/number-patterns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getNumberPattern"];
        put?: never;
        post?: never;
        delete: operations["deleteNumberPattern"];
        options?: never;
        head?: never;
        patch: operations["updateNumberPattern"];
        trace?: never;
    };
    "/v1/number-patterns/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreNumberPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOpportunities"];
        put?: never;
        post: operations["createOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change, hand over or delete many, as a job with progress that can be undone */
        post: operations["bulkOpportunities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** deals as a CSV file, as a job */
        post: operations["exportOpportunities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** deals from a CSV or Excel file, as a job */
        post: operations["importOpportunities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewOpportunityImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOpportunity"];
        put?: never;
        post?: never;
        delete: operations["deleteOpportunity"];
        options?: never;
        head?: never;
        patch: operations["updateOpportunity"];
        trace?: never;
    };
    "/v1/opportunities/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change the owner */
        post: operations["assignOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}/lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the customer has decided against us, or nothing comes of it */
        post: operations["loseOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** enter another stage */
        post: operations["moveOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take a win or loss back: the deal goes on in the stage where it ended */
        post: operations["reopenOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take a user, department or group into the team; the level replaces an earlier one */
        post: operations["shareOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}/unshare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take somebody out of the team */
        post: operations["unshareOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}/win": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the customer has decided for us */
        post: operations["winOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOrders"];
        put?: never;
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete: operations["deleteOrder"];
        options?: never;
        head?: never;
        patch: operations["updateOrder"];
        trace?: never;
    };
    "/v1/orders/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change the owner */
        post: operations["assignOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it is called off before anything stays with the customer */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** nothing more will go out */
        post: operations["closeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it is firm and locked: goods may go out */
        post: operations["confirmOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** goods went out: all that is left, or some of it */
        post: operations["deliverOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/request-contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ask finance for a contract: it gets a draft */
        post: operations["requestContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/request-invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ask finance for an invoice */
        post: operations["requestInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/request-payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ask finance to see that the customer pays */
        post: operations["requestPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** goods came back */
        post: operations["returnOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPaymentAllocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-allocations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPaymentAllocation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPayments"];
        put?: never;
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** payments as a CSV file, as a job */
        post: operations["exportPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** payments from a CSV or Excel file, as a job */
        post: operations["importPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewPaymentImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updatePayment"];
        trace?: never;
    };
    "/v1/payments/{id}/allocate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** allocate its advance: to the contracts named, or to all that the customer owes, oldest due first */
        post: operations["allocatePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** money goes back to the customer, out of the advance */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take an allocation back: it is advance again */
        post: operations["releasePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** it never came in: all its allocations are taken back */
        post: operations["voidPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** every permission that a role can grant, with labels */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPipelines"];
        put?: never;
        post: operations["createPipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPipeline"];
        put?: never;
        post?: never;
        delete: operations["deletePipeline"];
        options?: never;
        head?: never;
        patch: operations["updatePipeline"];
        trace?: never;
    };
    "/v1/pipelines/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restorePipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** how many open deals stand in which stage and what they are worth, as far as the caller sees them */
        get: operations["getPipelineSums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pool-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPoolMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pool-moves/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPoolMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPools"];
        put?: never;
        post: operations["createPool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPool"];
        put?: never;
        post?: never;
        delete: operations["deletePool"];
        options?: never;
        head?: never;
        patch: operations["updatePool"];
        trace?: never;
    };
    "/v1/pools/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** who falls tonight, or in the night of a given day, as far as the caller sees them */
        get: operations["dryRunPool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{id}/recycle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** let everything fall that is due today, without waiting for the night, as a job with progress */
        post: operations["recyclePool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restorePool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** what became of the pool's customers */
        get: operations["getPoolStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPositions"];
        put?: never;
        post: operations["createPosition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPosition"];
        put?: never;
        post?: never;
        delete: operations["deletePosition"];
        options?: never;
        head?: never;
        patch: operations["updatePosition"];
        trace?: never;
    };
    "/v1/positions/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restorePosition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-book-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPriceBookLines"];
        put?: never;
        post: operations["createPriceBookLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-book-lines/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** prices of price books as a CSV file, as a job */
        post: operations["exportPriceBookLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-book-lines/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** prices of price books from a CSV or Excel file, as a job */
        post: operations["importPriceBookLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-book-lines/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewPriceBookLineImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-book-lines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPriceBookLine"];
        put?: never;
        post?: never;
        delete: operations["deletePriceBookLine"];
        options?: never;
        head?: never;
        patch: operations["updatePriceBookLine"];
        trace?: never;
    };
    "/v1/price-book-lines/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restorePriceBookLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPriceBooks"];
        put?: never;
        post: operations["createPriceBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-books/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** what products cost a customer, and why */
        post: operations["resolvePrices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-books/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPriceBook"];
        put?: never;
        post?: never;
        delete: operations["deletePriceBook"];
        options?: never;
        head?: never;
        patch: operations["updatePriceBook"];
        trace?: never;
    };
    "/v1/price-books/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restorePriceBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listProducts"];
        put?: never;
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** products as a CSV file, as a job */
        post: operations["exportProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** products from a CSV or Excel file, as a job */
        post: operations["importProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewProductImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        patch: operations["updateProduct"];
        trace?: never;
    };
    "/v1/products/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/forms/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** what a form asks, by its key, without signing in; pages of allowed web sites may read it */
        get: operations["getPublicForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/forms/{key}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** a visitor's answers; an ordinary form post is taken as well and gets a page */
        post: operations["submitPublicForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listQuotes"];
        put?: never;
        post: operations["createQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getQuote"];
        put?: never;
        post?: never;
        delete: operations["deleteQuote"];
        options?: never;
        head?: never;
        patch: operations["updateQuote"];
        trace?: never;
    };
    "/v1/quotes/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the customer takes it: it becomes an order */
        post: operations["acceptQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** let it go to the customer */
        post: operations["approveQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change the owner */
        post: operations["assignQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the customer doesn't take it */
        post: operations["declineQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** as it goes to the customer: a PDF under the company's letterhead */
        get: operations["printQuote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** send it back with a reason */
        post: operations["rejectQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** make its next version; this one is superseded */
        post: operations["reviseQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** note that the customer has got it */
        post: operations["sendQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ask for approval; what exceeds nobody's limit is approved at once */
        post: operations["submitQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take it back to change it, before somebody has decided */
        post: operations["withdrawQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivable-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReceivablePlans"];
        put?: never;
        post: operations["createReceivablePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivable-plans/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** what is owed by how long it has been due, by customer and currency, as far as the caller sees */
        get: operations["getReceivableAgeing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivable-plans/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** instalments as a CSV file, as a job */
        post: operations["exportReceivablePlans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivable-plans/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** instalments from a CSV or Excel file, as a job */
        post: operations["importReceivablePlans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivable-plans/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewReceivablePlanImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receivable-plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReceivablePlan"];
        put?: never;
        post?: never;
        delete: operations["deleteReceivablePlan"];
        options?: never;
        head?: never;
        patch: operations["updateReceivablePlan"];
        trace?: never;
    };
    "/v1/receivable-plans/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreReceivablePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRoles"];
        put?: never;
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRole"];
        put?: never;
        post?: never;
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch: operations["updateRole"];
        trace?: never;
    };
    "/v1/roles/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["salesListAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["salesListDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["salesListJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["salesGetJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["salesCancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sales/jobs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["salesUndoJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stage-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStageMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stage-moves/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStageMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** `dueAt < now() AND state = OPEN`: what is overdue */
        get: operations["listTasks"];
        put?: never;
        /** one's own, or with `ownerId` somebody else's */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** tasks as a CSV file, as a job */
        post: operations["exportTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** tasks from a CSV or Excel file, as a job */
        post: operations["importTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** the headings of an uploaded file, what they would fill, and the first rows */
        post: operations["previewTaskImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        patch: operations["updateTask"];
        trace?: never;
    };
    "/v1/tasks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** hands an open task to somebody else; who does so is its giver from then on */
        post: operations["assignTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reopenTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateTenant"];
        trace?: never;
    };
    "/v1/tenant/letterhead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** what stands at the head of papers */
        get: operations["getLetterhead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateLetterhead"];
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUsers"];
        put?: never;
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/users/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["activateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** a secret, told once, with which a colleague without a password sets his first one within three days */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resetUserPassword"];
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
        ActionDefinition: {
            name: string;
            label: string;
            method: string;
            path: string;
            /** @description what it asks beside the record: a reason, a new owner */
            fields: components["schemas"]["FieldDefinition"][];
            /** @description on one record (or beside the list: create, bulk commands) */
            onRecord: boolean;
        };
        /** @description A follow-up: a call, visit, mail or note about a customer or a lead, and what comes next. */
        Activity: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description the customer; a follow-up on a lead has one from its conversion on; only when it is created */
            customerId?: string;
            contactId?: string;
            type?: components["schemas"]["Activity.Type"];
            subject?: string;
            content?: string;
            /**
             * Format: date-time
             * @description when it took place, as the author says; when it was logged is createdAt
             */
            happenedAt?: string;
            /** Format: int32 */
            durationMinutes?: number;
            outcome?: string;
            nextStep?: string;
            /** Format: date-time */
            nextAt?: string;
            nextDone?: boolean;
            /**
             * Format: double
             * @description check-in of a visit: WGS 84 degrees and the place's name
             */
            latitude?: number;
            /** Format: double */
            longitude?: number;
            place?: string;
            /** @description the deal that it was about; a deal that is followed up doesn't stall; only when it is created */
            opportunityId?: string;
            /** @description the lead that it was about; only when it is created */
            leadId?: string;
        };
        /** @enum {string} */
        "Activity.Type": "TYPE_UNSPECIFIED" | "CALL" | "VISIT" | "MAIL" | "MESSAGE" | "MEETING" | "NOTE";
        /** @description What one customer owes in one currency, decimal numbers. */
        AgeingRow: {
            customerId: string;
            /** @description his name */
            customer: string;
            currency: string;
            notDue: string;
            /** @description past due up to 30 days */
            days30: string;
            days60: string;
            days90: string;
            /** @description longer */
            over90: string;
            total: string;
            /** @description since when the oldest of it is due */
            oldestDueOn: string;
        };
        /** @description So much for one contract. */
        AllocationAsked: {
            /** Format: uuid */
            contractId?: string;
            /**
             * Format: uuid
             * @description without one to its instalments, oldest due first
             */
            planId?: string;
            /**
             * Format: decimal
             * @description without one as much as the contract takes
             */
            amount?: string;
        };
        ApiKey: {
            id: string;
            name: string;
            userId: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: date-time */
            lastUsedAt?: string;
            /** @description only in the reply that creates it */
            key: string;
        };
        AskShareResponse: {
            /**
             * Format: int32
             * @description how many owners were asked
             */
            asked: number;
        };
        /** @description Which leads go to which department, and to whom of its people. Rules are asked in their order; the first that takes a lead decides. */
        AssignmentRule: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /**
             * Format: int32
             * @description asked in this order, small first
             */
            rank?: number;
            /** @description which leads; empty: all */
            takes?: string;
            /** @description the department that gets them */
            teamId?: string;
            way?: components["schemas"]["AssignmentRule.Way"];
            /** @description these people; empty: everybody of the department and of those below it */
            memberIds?: string[];
            /**
             * Format: int32
             * @description leads that one person gets or grabs on one day, as many as that; empty: no limit
             */
            dailyCapacity?: number;
            /**
             * Format: int32
             * @description open leads that one person holds, as many as that; empty: no limit
             */
            openCap?: number;
            /**
             * Format: int32
             * @description hours until the first follow-up, else the lead goes where `reclaimTo` says; empty: it stays
             */
            reclaimAfterHours?: number;
            /** @description not asked any more */
            closed?: boolean;
            /** @description where a lead goes that isn't followed up in time */
            reclaimTo?: components["schemas"]["AssignmentRule.ReclaimTo"];
        };
        /** @enum {string} */
        "AssignmentRule.ReclaimTo": "RECLAIM_TO_UNSPECIFIED" | "POOL" | "NEXT_PERSON";
        /** @enum {string} */
        "AssignmentRule.Way": "WAY_UNSPECIFIED" | "ROUND_ROBIN" | "LEAST_OPEN" | "FIXED" | "GRAB";
        /** @description One change of one record, never altered afterwards. */
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at?: string;
            actorId: string;
            action: string;
            kind: string;
            recordId: string;
            /** Format: int32 */
            version: number;
            /** @description {"field": [before, after]} under the caller's field rights */
            changes?: {
                [key: string]: unknown;
            };
            requestId: string;
            actorName: string;
        };
        /** @description One undertaking of marketing: a trade fair, an advertisement, a mailing; or several of them under one roof. */
        Campaign: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            kind?: components["schemas"]["Campaign.Kind"];
            status?: components["schemas"]["Campaign.Status"];
            channelId?: string;
            /** @description the campaign that it is part of */
            parentId?: string;
            /**
             * Format: date
             * @description first and last day
             */
            startsOn?: string;
            /** Format: date */
            endsOn?: string;
            /** @description what may be spent */
            budget?: components["schemas"]["Money"];
            /** @description what we expect to spend */
            plannedCost?: components["schemas"]["Money"];
            /** @description what has been spent */
            actualCost?: components["schemas"]["Money"];
            /** Format: int32 */
            expectedLeads?: number;
            description?: string;
        };
        /** @enum {string} */
        "Campaign.Kind": "KIND_UNSPECIFIED" | "ADVERTISEMENT" | "EXHIBITION" | "SEMINAR" | "ONLINE_EVENT" | "MAILING" | "SOCIAL_MEDIA" | "CONTENT" | "TELEMARKETING" | "REFERRAL_PROGRAMME" | "OTHER";
        /** @enum {string} */
        "Campaign.Status": "STATUS_UNSPECIFIED" | "PLANNED" | "RUNNING" | "PAUSED" | "FINISHED" | "CANCELLED";
        /** @description A way on which leads come: our website, a search engine, a trade fair, the telephone. */
        Channel: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            kind?: components["schemas"]["Channel.Kind"];
            /** @description what it costs us, where that belongs to no single campaign */
            cost?: components["schemas"]["Money"];
            description?: string;
            /** @description no longer offered */
            retired?: boolean;
        };
        /** @enum {string} */
        "Channel.Kind": "KIND_UNSPECIFIED" | "WEBSITE" | "SEARCH" | "SOCIAL" | "ADVERTISING" | "EXHIBITION" | "REFERRAL" | "PHONE" | "EMAIL" | "PARTNER" | "OTHER";
        CheckDuplicatesResponse: {
            /** @description the gravest first */
            hits: components["schemas"]["DuplicateHit"][];
            /** @description the gravest answer */
            answer: components["schemas"]["DuplicatePolicy.Answer"];
        };
        /** @description A reason for which deals are won, or lost. */
        CloseReason: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /** @description only when it is created */
            outcome?: components["schemas"]["CloseReason.Outcome"];
            /**
             * Format: int32
             * @description offered in this order, small first
             */
            rank?: number;
            /** @description no longer offered */
            retired?: boolean;
        };
        /** @enum {string} */
        "CloseReason.Outcome": "OUTCOME_UNSPECIFIED" | "WON" | "LOST";
        /** @description One column of the file and the field it fills. */
        ColumnMapping: {
            /** @description the column's heading */
            column?: string;
            /**
             * @description a field: `name`, `registeredCapital.currency`, `addresses.street`, `custom.region`, `ownerId` (by
             *     e-mail, name or id), `createdAt`, `createdBy`; empty: the column is left out
             */
            field?: string;
        };
        /** @description A person at a customer. */
        Contact: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description only when it is created */
            customerId?: string;
            name?: string;
            jobTitle?: string;
            department?: string;
            phone?: string;
            /** Format: email */
            email?: string;
            wechat?: string;
            decisionRole?: components["schemas"]["Contact.DecisionRole"];
            /** @description the contact that this one reports to */
            reportsToId?: string;
            /** Format: date */
            birthday?: string;
            doNotContact?: boolean;
            main?: boolean;
            notes?: string;
            /** @description the contact that it was taken for a duplicate of when it was saved */
            readonly duplicateOfId?: string;
        };
        /** @enum {string} */
        "Contact.DecisionRole": "DECISION_ROLE_UNSPECIFIED" | "DECIDES" | "INFLUENCES" | "USES" | "BUYS" | "BLOCKS";
        /**
         * @description A contract with a customer. A draft is changed freely; from being submitted on it is locked, and its amount
         *     changes by change orders alone. What is allocated to it and what is invoiced of it never pass its amount.
         */
        Contract: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description without one it gets the next, CT-2026-00001 */
            number?: string;
            name?: string;
            /** @description only when it is created */
            customerId?: string;
            contactId?: string;
            opportunityId?: string;
            quoteId?: string;
            /** @description one contract an order */
            orderId?: string;
            kind?: components["schemas"]["Contract.Kind"];
            readonly state?: components["schemas"]["Contract.State"];
            /** @description with tax; after it has been approved it changes by change orders */
            amount?: components["schemas"]["Money"];
            /**
             * Format: decimal
             * @description in per cent
             */
            taxRate?: string;
            /**
             * Format: date
             * @description without one the day on which it is noted as signed
             */
            signedOn?: string;
            /**
             * Format: date
             * @description without one it is in effect as soon as it is signed
             */
            startsOn?: string;
            /** Format: date */
            endsOn?: string;
            /** @description who signs for us, and who for the customer */
            ourSignatory?: string;
            theirSignatory?: string;
            paymentTerms?: string;
            note?: string;
            /** @description who of finance looks after it */
            accountantId?: string;
            /**
             * Format: int32
             * @description so many days before a payment is due the owner and finance are reminded; without a number 7, 0: never
             */
            remindDaysBefore?: number;
            /**
             * Format: int32
             * @description so many days after it was due; without a number 1, 0: never
             */
            remindDaysAfter?: number;
            /** @description its clauses are put in when it is named; what becomes of the template later doesn't touch the contract */
            templateId?: string;
            /** @description in their order; texts may hold placeholders, "{{amount}}", filled in on paper */
            clauses?: components["schemas"]["ContractClause"][];
            /** @description what of its payments is allocated to it */
            readonly received?: components["schemas"]["Money"];
            /** @description what the customer still owes of it; of one that isn't signed or was terminated nothing */
            readonly receivable?: components["schemas"]["Money"];
            /** @description requested, approved and issued invoices less red letters */
            readonly invoiced?: components["schemas"]["Money"];
            /** @description what of its plan is past due */
            readonly overdue?: components["schemas"]["Money"];
            /**
             * Format: date
             * @description since when
             */
            readonly overdueSince?: string;
            /**
             * Format: date
             * @description when the next payment is due
             */
            readonly nextDueOn?: string;
            /** Format: date-time */
            readonly submittedAt?: string;
            readonly submittedBy?: string;
            /** @description who is asked to approve; others with the right may as well */
            readonly approverId?: string;
            /** Format: date-time */
            readonly decidedAt?: string;
            readonly decidedBy?: string;
            readonly decisionNote?: string;
            /** @description the change order that waits for a decision */
            readonly pendingChangeId?: string;
            /**
             * Format: date-time
             * @description when it was completed or terminated, and why
             */
            readonly endedAt?: string;
            readonly endReason?: string;
        };
        /** @enum {string} */
        "Contract.Kind": "KIND_UNSPECIFIED" | "SALES" | "SERVICE" | "FRAMEWORK" | "RENTAL" | "OTHER";
        /** @enum {string} */
        "Contract.State": "STATE_UNSPECIFIED" | "DRAFT" | "SUBMITTED" | "REJECTED" | "APPROVED" | "SIGNED" | "IN_EFFECT" | "COMPLETED" | "TERMINATED";
        /** @description A change of a contract that was approved. It takes effect with its approval, once, and is never changed itself. */
        ContractChange: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description the contract's number and a count: CT-2026-00001-C1 */
            readonly number?: string;
            readonly contractId?: string;
            readonly state?: components["schemas"]["ContractChange.State"];
            readonly amountBefore?: components["schemas"]["Money"];
            /** @description what the contract amounts to with it */
            readonly amount?: components["schemas"]["Money"];
            /** Format: date */
            readonly endsBefore?: string;
            /** Format: date */
            readonly endsOn?: string;
            readonly reason?: string;
            /** @description what went back to the payments' advance when it took effect */
            readonly released?: components["schemas"]["Money"];
            readonly submittedBy?: string;
            /** @description who is asked to approve; others with the right may as well */
            readonly approverId?: string;
            /** Format: date-time */
            readonly decidedAt?: string;
            readonly decidedBy?: string;
            readonly decisionNote?: string;
        };
        /** @enum {string} */
        "ContractChange.State": "STATE_UNSPECIFIED" | "SUBMITTED" | "APPROVED" | "REJECTED" | "WITHDRAWN";
        /** @description One clause. */
        ContractClause: {
            id?: string;
            heading?: string;
            text?: string;
            /** @description the template has it so: it may be written otherwise, not left out */
            readonly required?: boolean;
        };
        /**
         * @description Clauses to draft contracts from. A contract that names it gets its clauses, each to be rewritten while the
         *     contract is a draft.
         */
        ContractTemplate: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            language?: components["schemas"]["ContractTemplate.Language"];
            /** @description a contract that says nothing of its kind gets this one */
            kind?: components["schemas"]["Contract.Kind"];
            /** @description drafts for orders get its clauses; one template of the company */
            main?: boolean;
            /** @description no contract is drafted from it any more */
            retired?: boolean;
            description?: string;
            /** @description in their order */
            clauses?: components["schemas"]["TemplateClause"][];
        };
        /** @enum {string} */
        "ContractTemplate.Language": "LANGUAGE_UNSPECIFIED" | "CHINESE" | "ENGLISH";
        /** @enum {string} */
        "CountActivitiesRequest.Period": "PERIOD_UNSPECIFIED" | "DAY" | "WEEK" | "MONTH";
        CountActivitiesResponse: {
            rows: components["schemas"]["CountActivitiesResponse.Row"][];
        };
        "CountActivitiesResponse.Row": {
            ownerId: string;
            ownerName: string;
            /** @description first day of the period in the tenant's zone */
            periodStart: string;
            type: components["schemas"]["Activity.Type"];
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            customers: number;
        };
        /** @description What one customer owes in one currency, held against what he may. Made with his first contract, or by hand. */
        CreditAccount: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description only when it is created */
            customerId?: string;
            /** @description ISO 4217; only when it is created */
            currency?: string;
            /** @description without one there is no limit */
            creditLimit?: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description so many days something may be overdue before he is blocked; without a number for ever
             */
            creditDays?: number;
            note?: string;
            readonly state?: components["schemas"]["CreditAccount.State"];
            /** @description blocked by hand: stands until it is taken away by hand */
            readonly held?: boolean;
            readonly heldReason?: string;
            /** @description what he owes of all contracts in effect */
            readonly receivable?: components["schemas"]["Money"];
            /** @description what of it is past due */
            readonly overdue?: components["schemas"]["Money"];
            /**
             * Format: date
             * @description since when
             */
            readonly oldestDueOn?: string;
            /** @description money of his that no contract has taken yet */
            readonly advance?: components["schemas"]["Money"];
        };
        /** @enum {string} */
        "CreditAccount.State": "STATE_UNSPECIFIED" | "GOOD" | "WATCH" | "BLOCKED";
        /** @description A company or person that we sell to, or want to. */
        Customer: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description full name as on a contract */
            name?: string;
            type?: components["schemas"]["Customer.Type"];
            shortName?: string;
            /** @description the company's own number for it */
            number?: string;
            level?: components["schemas"]["Customer.Level"];
            industry?: string;
            /** @description how it came to us */
            source?: string;
            /**
             * Format: int32
             * @description number of employees
             */
            size?: number;
            province?: string;
            city?: string;
            phone?: string;
            /** Format: email */
            email?: string;
            /** Format: uri */
            website?: string;
            tags?: string[];
            /** @description the group it belongs to */
            parentId?: string;
            description?: string;
            addresses?: components["schemas"]["CustomerAddress"][];
            registeredCapital?: components["schemas"]["Money"];
            /** @description the public pool it waits in; nobody owns it then; only when it is created */
            poolId?: string;
            /** Format: date-time */
            readonly pooledAt?: string;
            /**
             * Format: date-time
             * @description when the present owner got it
             */
            readonly ownedSince?: string;
            readonly previousOwnerId?: string;
            /** @description the pool it came from and goes back to; none: the first whose condition takes it */
            readonly homePoolId?: string;
            /**
             * Format: date
             * @description the last day on which it stays with its owner whatever the pool's rules say
             */
            readonly protectedUntil?: string;
            readonly protectionReason?: string;
            /** @description the lead that it was before, and what brought that; only when it is created */
            leadId?: string;
            /** @description only when it is created */
            channelId?: string;
            /** @description only when it is created */
            campaignId?: string;
            /**
             * Format: date-time
             * @description last logged follow-up, by whomever
             */
            readonly lastFollowUpAt?: string;
            /** Format: int32 */
            readonly followUpCount?: number;
            /**
             * Format: int32
             * @description deals with it that are under way, and won ones
             */
            readonly openDeals?: number;
            /** Format: int32 */
            readonly wonDeals?: number;
            /** Format: date-time */
            readonly lastWonAt?: string;
            /**
             * Format: date-time
             * @description when the youngest deal began, whatever became of it
             */
            readonly lastDealAt?: string;
            /** @description the customer that it was taken for a duplicate of when it was saved */
            readonly duplicateOfId?: string;
            /**
             * Format: date
             * @description the night in which it falls to the pool if nothing happens; worked out anew every night and with each follow-up
             */
            readonly fallsOn?: string;
            /** @description learned from finance */
            readonly creditState?: components["schemas"]["Customer.CreditState"];
            /** @description what it owes, what of that is past due, and since when; in the currency in which it stands worst */
            readonly receivable?: components["schemas"]["Money"];
            readonly overdue?: components["schemas"]["Money"];
            /** Format: date */
            readonly overdueSince?: string;
        };
        /** @enum {string} */
        "Customer.CreditState": "CREDIT_STATE_UNSPECIFIED" | "GOOD" | "WATCH" | "BLOCKED";
        /** @enum {string} */
        "Customer.Level": "LEVEL_UNSPECIFIED" | "NORMAL" | "IMPORTANT" | "KEY";
        /** @enum {string} */
        "Customer.Type": "TYPE_UNSPECIFIED" | "COMPANY" | "PERSON";
        /** @description One place of a customer. */
        CustomerAddress: {
            id?: string;
            use?: components["schemas"]["CustomerAddress.Use"];
            province?: string;
            city?: string;
            street?: string;
            postcode?: string;
        };
        /** @enum {string} */
        "CustomerAddress.Use": "USE_UNSPECIFIED" | "OFFICE" | "BILLING" | "DELIVERY";
        /** @description What a record is, for this caller. */
        Definition: {
            service: string;
            kind: string;
            plural: string;
            label: string;
            titleField: string;
            fields: components["schemas"]["FieldDefinition"][];
            actions: components["schemas"]["ActionDefinition"][];
            path: string;
            pluralLabel: string;
            /** @description what a list shows at first beside the title, in this order; empty: whatever it likes */
            columns: string[];
        };
        /** @description Goods of one order that went out or came back together. Written by the order's commands, never changed. */
        Delivery: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description DN-2026-00001 */
            readonly number?: string;
            readonly orderId?: string;
            readonly kind?: components["schemas"]["Delivery.Kind"];
            readonly lines?: components["schemas"]["DeliveryLine"][];
            readonly carrier?: string;
            readonly trackingNumber?: string;
            /** Format: date */
            readonly movedOn?: string;
            readonly note?: string;
        };
        /** @enum {string} */
        "Delivery.Kind": "KIND_UNSPECIFIED" | "SHIPMENT" | "RETURN";
        /** @description So much of one line of the order. */
        DeliveryLine: {
            id?: string;
            /** Format: uuid */
            orderLineId?: string;
            /** @description as the order calls it */
            name?: string;
            /** Format: decimal */
            quantity?: string;
            unit?: string;
        };
        /** @description A department; together they are a tree. */
        Department: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            parentId?: string;
            /** @description its head sees what the department tree sees */
            headId?: string;
            /** Format: int32 */
            rank?: number;
        };
        /**
         * @description The holders of a role may give so much discount; more is approved by a superior. Without any limit
         *     in the company nothing needs approval.
         */
        DiscountLimit: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            roleId?: string;
            /**
             * Format: decimal
             * @description in per cent of the list prices, everything taken together
             */
            maxDiscount?: string;
            /** @description lines without a catalogue price, of which no discount can be told, need no approval */
            allowsUnpriced?: boolean;
        };
        DryRunPoolResponse: {
            /** @description the night that is asked about */
            day: string;
            falling: components["schemas"]["DryRunPoolResponse.Falling"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        "DryRunPoolResponse.Falling": {
            customerId: string;
            name: string;
            ownerId: string;
            ownerName: string;
            rule: components["schemas"]["RecycleRule.Kind"];
            /** Format: int32 */
            ruleDays: number;
            /** @description the night in which it is due */
            dueOn: string;
        };
        /** @description A record that the asked one may be a duplicate of. */
        DuplicateHit: {
            /** @description `customer` or `contact` */
            kind: string;
            key: components["schemas"]["DuplicateHit.Key"];
            /** @description what happens when it is saved all the same */
            answer: components["schemas"]["DuplicatePolicy.Answer"];
            /** @description absent if the caller may not see the record */
            id?: string;
            /** @description its name; only in part, or absent, if the caller may not see the record */
            title?: string;
            /** @description its owner's name */
            owner?: string;
            /** @description its owner can be asked to share it */
            shareable: boolean;
        };
        /** @enum {string} */
        "DuplicateHit.Key": "KEY_UNSPECIFIED" | "NAME" | "PHONE" | "EMAIL" | "NUMBER" | "WECHAT" | "DOMAIN" | "SIMILAR_NAME";
        /**
         * @description What happens when a customer, contact or lead is saved that may be entered already: one policy for customers, one for
         *     contacts, one for leads. Where it is silent, customers with the name, phone or number of another are refused, and of all else the
         *     caller is warned.
         */
        DuplicatePolicy: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description only when it is created */
            recordKind?: components["schemas"]["DuplicatePolicy.RecordKind"];
            /** @description the same name but for the legal form; of contacts, at the same customer */
            sameName?: components["schemas"]["DuplicatePolicy.Answer"];
            samePhone?: components["schemas"]["DuplicatePolicy.Answer"];
            sameEmail?: components["schemas"]["DuplicatePolicy.Answer"];
            /** @description customers only */
            sameNumber?: components["schemas"]["DuplicatePolicy.Answer"];
            /** @description contacts only */
            sameWechat?: components["schemas"]["DuplicatePolicy.Answer"];
            /** @description the company's own domain in e-mail or web address; customers only */
            sameDomain?: components["schemas"]["DuplicatePolicy.Answer"];
            /** @description homophones, slips of the pen, the sister in another city; customers only */
            similarName?: components["schemas"]["DuplicatePolicy.Answer"];
            /** @description what is told of a record that the caller may not see; unspecified: its owner and part of its name */
            told?: components["schemas"]["DuplicatePolicy.Told"];
            /** @description whoever was first keeps it to himself, or others may ask to share it; unspecified: first owns */
            possession?: components["schemas"]["DuplicatePolicy.Possession"];
            name?: string;
            note?: string;
        };
        /** @enum {string} */
        "DuplicatePolicy.Answer": "ANSWER_UNSPECIFIED" | "BLOCK" | "WARN" | "FLAG" | "ALLOW";
        /** @enum {string} */
        "DuplicatePolicy.Possession": "POSSESSION_UNSPECIFIED" | "FIRST_OWNS" | "SHARED";
        /** @enum {string} */
        "DuplicatePolicy.RecordKind": "RECORD_KIND_UNSPECIFIED" | "CUSTOMERS" | "CONTACTS" | "LEADS";
        /** @enum {string} */
        "DuplicatePolicy.Told": "TOLD_UNSPECIFIED" | "NOTHING" | "OWNER" | "OWNER_AND_NAME";
        Empty: Record<string, never>;
        FieldDefinition: {
            name: string;
            label: string;
            /** @description text, longText, phone, email, url, date, time, number, decimal, integer, boolean, money, enum, reference, list, parts, condition, custom */
            type: string;
            required: boolean;
            searchable: boolean;
            sortable: boolean;
            filterable: boolean;
            /** @description hidden fields are not listed; masked, read, edit */
            right: string;
            /** @description "service.kind" */
            ref: string;
            options: components["schemas"]["Option"][];
            /** Format: int32 */
            maxLength: number;
            immutable: boolean;
            fact: boolean;
            fields: components["schemas"]["FieldDefinition"][];
            help: string;
            /** @description the record that this one belongs to: it is listed there */
            parent: boolean;
            /** @description an index carries sorts by it however many rows there are */
            indexed: boolean;
            /** @description the id names a line: `pipelineId.stages` of the record that another field names, `stages` of the record itself */
            lineOf: string;
        };
        /** @description A file on a record. Its bytes are in the object store, this is its card. */
        File: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            readonly contentType?: string;
            /**
             * Format: int64
             * @description bytes
             */
            readonly size?: string;
            readonly sha256?: string;
            /** @description what it is on: who sees that sees the file. Of a lead's file the customer as well, once it is one; only when it is created */
            customerId?: string;
            /** @description only when it is created */
            leadId?: string;
            /** @description only when it is created */
            opportunityId?: string;
            /** @description only when it is created */
            quoteId?: string;
            /** @description only when it is created */
            orderId?: string;
            /** @description only when it is created */
            contractId?: string;
            /** @description only when it is created */
            paymentId?: string;
            /** @description only when it is created */
            invoiceId?: string;
        };
        /** @description A form on a web page, every message of which becomes a lead. */
        Form: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description for colleagues */
            name?: string;
            campaignId?: string;
            channelId?: string;
            /** @description for visitors: the heading, and what stands below it */
            title?: string;
            titleEn?: string;
            intro?: string;
            introEn?: string;
            fields?: components["schemas"]["FormField"][];
            /** @description what the visitor must agree to; kept with every answer as he read it */
            consent?: string;
            consentEn?: string;
            /** @description which wording that is: `2026-11` */
            consentVersion?: string;
            /** @description what he reads afterwards, or the page that he is sent to */
            thanks?: string;
            thanksEn?: string;
            /** Format: uri */
            thanksUrl?: string;
            /** @description web sites that may show it: `www.example.com`, `*.example.com`; none: only its own page */
            allowedHosts?: string[];
            /** @description the language of its own page; unspecified: the visitor's */
            language?: components["schemas"]["Form.Language"];
            /** @description becomes a lead only when the visitor opens the link that is sent to his e-mail */
            doubleOptIn?: boolean;
            /** @description takes nothing any more */
            closed?: boolean;
            /** @description what the web page names it by; opens this form and nothing else */
            readonly key?: string;
        };
        /** @enum {string} */
        "Form.Language": "LANGUAGE_UNSPECIFIED" | "CHINESE" | "ENGLISH";
        /** @description One question of a form. */
        FormField: {
            id?: string;
            /** @description as the page sends it: `phone` */
            name?: string;
            label?: string;
            labelEn?: string;
            kind?: components["schemas"]["FormField.Kind"];
            required?: boolean;
            /** @description to choose from; `华东|East China` has its English beside it */
            options?: string[];
            /** @description the lead's field that it fills */
            target?: components["schemas"]["FormField.Target"];
        };
        /** @enum {string} */
        "FormField.Kind": "KIND_UNSPECIFIED" | "TEXT" | "LONG_TEXT" | "PHONE" | "EMAIL" | "NUMBER" | "DATE" | "CHOICE" | "CHOICES" | "YES_NO";
        /** @enum {string} */
        "FormField.Target": "TARGET_UNSPECIFIED" | "NAME" | "COMPANY" | "JOB_TITLE" | "LEAD_PHONE" | "LEAD_EMAIL" | "WECHAT" | "WEBSITE" | "PROVINCE" | "CITY" | "ADDRESS" | "INDUSTRY" | "INTEREST" | "NOTE";
        /** @description What one visitor sent, as he sent it. */
        FormSubmission: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            readonly formId?: string;
            /** @description who sent it, as he calls himself */
            readonly name?: string;
            readonly state?: components["schemas"]["FormSubmission.State"];
            /** @description why it is spam, or was rejected */
            readonly reason?: string;
            readonly leadId?: string;
            readonly answers?: components["schemas"]["FormSubmissionAnswer"][];
            /** @description what he agreed to, as he read it */
            readonly consent?: string;
            readonly consentVersion?: string;
            /**
             * Format: email
             * @description where confirmation was asked, and when it was given
             */
            readonly email?: string;
            /** Format: date-time */
            readonly confirmedAt?: string;
            readonly pageUrl?: string;
            readonly referrer?: string;
            readonly utmSource?: string;
            readonly utmMedium?: string;
            readonly utmCampaign?: string;
            readonly utmTerm?: string;
            readonly utmContent?: string;
            /** @description the network that he came from: `203.0.113.0` */
            readonly address?: string;
            /** @description made by the page, so that the same message sent twice is one */
            readonly clientId?: string;
        };
        /** @enum {string} */
        "FormSubmission.State": "STATE_UNSPECIFIED" | "RECEIVED" | "CONFIRMED" | "SPAM" | "REJECTED";
        /** @description One answer. */
        FormSubmissionAnswer: {
            id?: string;
            name?: string;
            /** @description the question as it was asked */
            label?: string;
            value?: string;
        };
        GetCampaignResultsResponse: {
            /** Format: int32 */
            leads: number;
            /**
             * Format: int32
             * @description waiting for somebody, in somebody's hands, taken up
             */
            fresh: number;
            /** Format: int32 */
            assigned: number;
            /** Format: int32 */
            working: number;
            /** Format: int32 */
            converted: number;
            /** Format: int32 */
            disqualified: number;
            /** @description what was spent, divided by the leads and by those that were converted; absent where there are none */
            costPerLead?: components["schemas"]["Money"];
            costPerConversion?: components["schemas"]["Money"];
        };
        GetPipelineSumsResponse: {
            /** @description in the order of the pipeline, every stage */
            stages: components["schemas"]["GetPipelineSumsResponse.Stage"][];
        };
        "GetPipelineSumsResponse.Stage": {
            stageId: string;
            /** Format: int32 */
            count: number;
            /** @description one for each currency, the greatest number of deals first; none where the caller may not read amounts */
            amounts: components["schemas"]["Money"][];
        };
        GetPoolStatisticsResponse: {
            from: string;
            to: string;
            /**
             * Format: int32
             * @description fell by the rules
             */
            recycled: number;
            /**
             * Format: int32
             * @description released by their owners
             */
            released: number;
            /**
             * Format: int32
             * @description came into the pool otherwise
             */
            entered: number;
            /**
             * Format: int32
             * @description given back after their fall
             */
            givenBack: number;
            /**
             * Format: int32
             * @description of the recycled and released: taken again within the days asked for
             */
            reclaimed: number;
            taken?: components["schemas"]["GetPoolStatisticsResponse.Taken"];
            /** @description by person, those who took most first; at most 500 */
            people: components["schemas"]["GetPoolStatisticsResponse.Person"][];
        };
        "GetPoolStatisticsResponse.Person": {
            userId: string;
            userName: string;
            taken?: components["schemas"]["GetPoolStatisticsResponse.Taken"];
            /**
             * Format: int32
             * @description fell from him
             */
            recycled: number;
            /**
             * Format: int32
             * @description released by him
             */
            released: number;
        };
        "GetPoolStatisticsResponse.Taken": {
            /**
             * Format: int32
             * @description claimed by members
             */
            claimed: number;
            /**
             * Format: int32
             * @description assigned by administrators
             */
            assigned: number;
            /**
             * Format: int32
             * @description of both: with a follow-up logged while they were held
             */
            followedUp: number;
            /**
             * Format: int32
             * @description of both: with a deal won while they were held
             */
            won: number;
        };
        /** @description So much of one line of an order. */
        GoodsMoved: {
            /** Format: uuid */
            orderLineId?: string;
            /** Format: decimal */
            quantity?: string;
        };
        /** @description A group of users and departments: a deal team, the members of a pool. */
        Group: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /** @description users and departments */
            memberIds?: string[];
            /** @description what it serves: empty for groups made by hand, "pool" for a pool's members */
            readonly purpose?: string;
        };
        ImportPreview: {
            /** @description headings with the fields they would fill */
            mapping: components["schemas"]["ColumnMapping"][];
            /** @description the first rows */
            rows: components["schemas"]["ImportPreview.Row"][];
            /** @description everything that the caller may fill, beside the company's own fields */
            fields: components["schemas"]["ImportPreview.Field"][];
            /** @description of a workbook: the sheets to choose from, and the one that was read */
            sheets: string[];
            sheet: string;
            /** @description the mapping is what you used the last time for the same headings */
            remembered: boolean;
            /** @description the field by which records were found again that time; empty: all were new */
            key: string;
        };
        /** @description What a column may fill. */
        "ImportPreview.Field": {
            /** @description as in a mapping */
            field: string;
            /** @description in the caller's language */
            label: string;
            required: boolean;
            /** @description records may be found again by it */
            key: boolean;
        };
        "ImportPreview.Row": {
            cells: string[];
        };
        /** @enum {string} */
        "ImportRequest.Mode": "MODE_UNSPECIFIED" | "CREATE" | "UPSERT";
        Invitation: {
            userId: string;
            /** @description for AcceptInvitation */
            token: string;
            /** Format: date-time */
            expiresAt?: string;
        };
        /** @description An invoice of a contract. From its request on its amount is reserved: all of a contract's together never pass its amount. */
        Invoice: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description of the request: IV-2026-00001 */
            readonly number?: string;
            /** @description the contract's */
            readonly customerId?: string;
            /** @description only when it is created */
            contractId?: string;
            readonly state?: components["schemas"]["Invoice.State"];
            kind?: components["schemas"]["Invoice.Kind"];
            /** @description with tax; of a red-letter invoice less than nothing; only when it is created */
            amount?: components["schemas"]["Money"];
            /**
             * Format: decimal
             * @description in per cent; without one the contract's
             */
            taxRate?: string;
            /** @description without tax */
            readonly net?: components["schemas"]["Money"];
            readonly tax?: components["schemas"]["Money"];
            /** @description whose details fill what is left empty below; without one the customer's default */
            invoiceTitleId?: string;
            /** @description to whom it is made out */
            title?: string;
            taxpayerId?: string;
            bankName?: string;
            bankAccount?: string;
            address?: string;
            phone?: string;
            /**
             * Format: email
             * @description where it is sent to
             */
            email?: string;
            /** @description what it is for, as it is to be printed */
            items?: string;
            note?: string;
            /** @description the number it has at the tax office */
            readonly taxNumber?: string;
            /** Format: date */
            readonly issuedOn?: string;
            /** @description the invoice that it calls back */
            readonly redOfId?: string;
            /** @description what of it red-letter invoices have called back */
            readonly reddened?: components["schemas"]["Money"];
            readonly requestedBy?: string;
            /** @description who is asked to approve; others with the right may as well */
            readonly approverId?: string;
            /** Format: date-time */
            readonly decidedAt?: string;
            readonly decidedBy?: string;
            readonly decisionNote?: string;
            /** Format: date-time */
            readonly voidedAt?: string;
            /** @description why it was voided, or called back */
            readonly voidReason?: string;
        };
        /** @enum {string} */
        "Invoice.Kind": "KIND_UNSPECIFIED" | "VAT_SPECIAL" | "VAT_ORDINARY" | "DIGITAL_SPECIAL" | "DIGITAL_ORDINARY" | "COMMERCIAL";
        /** @enum {string} */
        "Invoice.State": "STATE_UNSPECIFIED" | "REQUESTED" | "APPROVED" | "REJECTED" | "ISSUED" | "VOIDED" | "RED";
        /** @description To whom invoices are made out. A customer may have several; one of them is his default. */
        InvoiceTitle: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /** @description only when it is created */
            customerId?: string;
            kind?: components["schemas"]["InvoiceTitle.Kind"];
            taxpayerId?: string;
            bankName?: string;
            bankAccount?: string;
            address?: string;
            phone?: string;
            /** Format: email */
            email?: string;
            /** @description taken where a request names none */
            main?: boolean;
        };
        /** @enum {string} */
        "InvoiceTitle.Kind": "KIND_UNSPECIFIED" | "COMPANY" | "PERSON";
        /** @description Work that takes longer than a request. */
        Job: {
            id: string;
            kind: string;
            state: components["schemas"]["Job.State"];
            /**
             * Format: int32
             * @description how many items are done, of how many (0: not known yet)
             */
            done: number;
            /** Format: int32 */
            total: number;
            /** @description what came of it, or why it failed */
            result?: {
                [key: string]: unknown;
            };
            error: string;
            cancelRequested: boolean;
            createdBy: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description why it failed, in the reader's language */
            message: string;
            /** @description it has ended, and what it did can be taken back, or the rest of it */
            undoable: boolean;
            /** @description the job that this one takes back */
            undoes: string;
        };
        /** @enum {string} */
        "Job.State": "STATE_UNSPECIFIED" | "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
        /** @description Somebody who may become a customer: how he came, who looks after him, what became of it. */
        Lead: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description the person; without one the company or the phone stands for it */
            name?: string;
            company?: string;
            jobTitle?: string;
            phone?: string;
            /** Format: email */
            email?: string;
            wechat?: string;
            /** Format: uri */
            website?: string;
            province?: string;
            city?: string;
            address?: string;
            industry?: string;
            /** @description what is wanted: a product, a service */
            interest?: string;
            /** @description what was said */
            note?: string;
            budget?: components["schemas"]["Money"];
            tags?: string[];
            rating?: components["schemas"]["Lead.Rating"];
            /** @description how it came to us */
            channelId?: string;
            campaignId?: string;
            /** @description the page on which it was left, and where the visitor came from */
            pageUrl?: string;
            referrer?: string;
            utmSource?: string;
            utmMedium?: string;
            utmCampaign?: string;
            utmTerm?: string;
            utmContent?: string;
            /** @description API: goes by the assignment rules. HAND, or nothing: whoever may grab leads keeps what he enters.; only when it is created */
            capturedBy?: components["schemas"]["Lead.Capture"];
            readonly status?: components["schemas"]["Lead.Status"];
            /** @description the department that it was given to */
            readonly teamId?: string;
            /** @description the rule by which it was given */
            readonly ruleId?: string;
            /**
             * Format: date-time
             * @description when its present owner got it, or its department while nobody has it
             */
            readonly assignedAt?: string;
            /**
             * Format: date-time
             * @description when it was first followed up
             */
            readonly firstWorkedAt?: string;
            /**
             * Format: date-time
             * @description it goes back to the department's pool then, or on to the next person, unless it is followed up before
             */
            readonly reclaimAt?: string;
            readonly previousOwnerId?: string;
            readonly disqualification?: components["schemas"]["Lead.Disqualification"];
            readonly disqualificationNote?: string;
            /**
             * Format: date-time
             * @description when it was converted or disqualified
             */
            readonly closedAt?: string;
            /** @description what it became; whoever sees the customer sees the lead */
            readonly customerId?: string;
            readonly contactId?: string;
            readonly opportunityId?: string;
            /** @description why it could not be converted the last time */
            readonly conversionFailure?: string;
            /**
             * Format: uuid
             * @description the job of its conversion, the last one if there were several
             */
            readonly conversionId?: string;
            /**
             * Format: date-time
             * @description last logged follow-up, by whomever
             */
            readonly lastFollowUpAt?: string;
            /** Format: int32 */
            readonly followUpCount?: number;
            /** @description the lead, and the customer, that it was taken for when it was saved */
            readonly duplicateOfId?: string;
            readonly duplicateCustomerId?: string;
        };
        /** @enum {string} */
        "Lead.Capture": "CAPTURE_UNSPECIFIED" | "FORM" | "IMPORT" | "API" | "HAND";
        /** @enum {string} */
        "Lead.Disqualification": "DISQUALIFICATION_UNSPECIFIED" | "WRONG_DETAILS" | "UNREACHABLE" | "NO_NEED" | "NO_BUDGET" | "ALREADY_KNOWN" | "COMPETITOR" | "SPAM" | "OTHER";
        /** @enum {string} */
        "Lead.Rating": "RATING_UNSPECIFIED" | "COLD" | "WARM" | "HOT";
        /** @enum {string} */
        "Lead.Status": "STATUS_UNSPECIFIED" | "NEW" | "ASSIGNED" | "WORKING" | "CONVERTING" | "CONVERTED" | "DISQUALIFIED";
        /** @description One step of a lead from hand to hand. Written by the commands, never changed. */
        LeadMove: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            readonly leadId?: string;
            readonly action?: components["schemas"]["LeadMove.Action"];
            readonly fromOwnerId?: string;
            readonly toOwnerId?: string;
            readonly fromTeamId?: string;
            readonly toTeamId?: string;
            /** @description the rule that decided; without one a person did */
            readonly ruleId?: string;
            /**
             * Format: date-time
             * @description since when the former owner had it
             */
            readonly heldSince?: string;
            readonly reason?: string;
        };
        /** @enum {string} */
        "LeadMove.Action": "ACTION_UNSPECIFIED" | "CAPTURED" | "GIVEN" | "ASSIGNED" | "GRABBED" | "RECLAIMED" | "GIVEN_BACK" | "DISQUALIFIED" | "REOPENED" | "CONVERTED";
        /** @description How the company shows itself on quotes and other papers. */
        Letterhead: {
            /** @description its full name, as it signs; else its short one */
            name: string;
            /** @description for papers in English */
            nameEn: string;
            address: string;
            addressEn: string;
            phone: string;
            email: string;
            website: string;
            /** @description unified social credit code, VAT number */
            taxNumber: string;
            bankName: string;
            bankAccount: string;
            /** @description PNG or JPEG */
            logo: string;
        };
        ListActivitiesResponse: {
            activities: components["schemas"]["Activity"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListApiKeysResponse: {
            apiKeys: components["schemas"]["ApiKey"][];
        };
        ListAssignmentRulesResponse: {
            assignmentRules: components["schemas"]["AssignmentRule"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListAuditEntriesResponse: {
            auditEntries: components["schemas"]["AuditEntry"][];
            nextPageToken: string;
        };
        ListCampaignsResponse: {
            campaigns: components["schemas"]["Campaign"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListChannelsResponse: {
            channels: components["schemas"]["Channel"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListCloseReasonsResponse: {
            closeReasons: components["schemas"]["CloseReason"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListContactsResponse: {
            contacts: components["schemas"]["Contact"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListContractChangesResponse: {
            contractChanges: components["schemas"]["ContractChange"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListContractTemplatesResponse: {
            contractTemplates: components["schemas"]["ContractTemplate"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListContractsResponse: {
            contracts: components["schemas"]["Contract"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListCreditAccountsResponse: {
            creditAccounts: components["schemas"]["CreditAccount"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListCustomersResponse: {
            customers: components["schemas"]["Customer"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListDefinitionsResponse: {
            definitions: components["schemas"]["Definition"][];
        };
        ListDeliveriesResponse: {
            deliveries: components["schemas"]["Delivery"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListDepartmentsResponse: {
            departments: components["schemas"]["Department"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListDiscountLimitsResponse: {
            discountLimits: components["schemas"]["DiscountLimit"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListDuplicatePoliciesResponse: {
            duplicatePolicies: components["schemas"]["DuplicatePolicy"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListFilesResponse: {
            files: components["schemas"]["File"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListFormSubmissionsResponse: {
            formSubmissions: components["schemas"]["FormSubmission"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListFormsResponse: {
            forms: components["schemas"]["Form"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListGroupsResponse: {
            groups: components["schemas"]["Group"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListInvoiceTitlesResponse: {
            invoiceTitles: components["schemas"]["InvoiceTitle"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListInvoicesResponse: {
            invoices: components["schemas"]["Invoice"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListJobsResponse: {
            jobs: components["schemas"]["Job"][];
            nextPageToken: string;
        };
        ListLeadMovesResponse: {
            leadMoves: components["schemas"]["LeadMove"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListLeadsResponse: {
            leads: components["schemas"]["Lead"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListNotificationsResponse: {
            notifications: components["schemas"]["Notification"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListNumberPatternsResponse: {
            numberPatterns: components["schemas"]["NumberPattern"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListOpportunitiesResponse: {
            opportunities: components["schemas"]["Opportunity"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListOrdersResponse: {
            orders: components["schemas"]["Order"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPaymentAllocationsResponse: {
            paymentAllocations: components["schemas"]["PaymentAllocation"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPaymentsResponse: {
            payments: components["schemas"]["Payment"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPermissionsResponse: {
            permissions: components["schemas"]["ListPermissionsResponse.Permission"][];
        };
        "ListPermissionsResponse.Permission": {
            name: string;
            label: string;
            service: string;
            kind: string;
            verb: string;
        };
        ListPipelinesResponse: {
            pipelines: components["schemas"]["Pipeline"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPoolMovesResponse: {
            poolMoves: components["schemas"]["PoolMove"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPoolsResponse: {
            pools: components["schemas"]["Pool"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPositionsResponse: {
            positions: components["schemas"]["Position"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPriceBookLinesResponse: {
            priceBookLines: components["schemas"]["PriceBookLine"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListPriceBooksResponse: {
            priceBooks: components["schemas"]["PriceBook"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListProductsResponse: {
            products: components["schemas"]["Product"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListQuotesResponse: {
            quotes: components["schemas"]["Quote"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListReceivablePlansResponse: {
            receivablePlans: components["schemas"]["ReceivablePlan"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListRolesResponse: {
            roles: components["schemas"]["Role"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListSessionsResponse: {
            sessions: components["schemas"]["Session"][];
        };
        ListStageMovesResponse: {
            stageMoves: components["schemas"]["StageMove"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListTasksResponse: {
            tasks: components["schemas"]["Task"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        ListUsersResponse: {
            users: components["schemas"]["User"][];
            nextPageToken: string;
            total?: components["schemas"]["Total"];
        };
        Me: {
            userId: string;
            name: string;
            email: string;
            tenantId: string;
            tenantName: string;
            departmentId: string;
            language: string;
            timeZone: string;
            roleIds: string[];
            /** @description permission to scope: {"customers.customer.read": "OWN"} */
            permissions: {
                [key: string]: string;
            };
            tenants: components["schemas"]["MyTenant"][];
        };
        /** @description An amount of one currency. Decimal text, so that no reader loses a cent. */
        Money: {
            /** @description ISO 4217: "CNY" */
            currency?: string;
            /** @description "1234.50" */
            amount?: string;
        };
        MyTenant: {
            id: string;
            name: string;
        };
        /** @description Something that its owner should know. He alone sees it, whatever anybody's role says. */
        Notification: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description why, for programs: TASK_GIVEN */
            readonly reason?: string;
            /** @description values of the sentence, a JSON object as text */
            readonly params?: string;
            /** @description the sentence in the reader's language; filters and searches find the English one */
            readonly text?: string;
            /** @description the record that it is about, "collaboration.task" and its id */
            readonly aboutKind?: string;
            /** Format: uuid */
            readonly aboutId?: string;
            /** @description what that record was called when the notice was given */
            readonly title?: string;
            /**
             * Format: date-time
             * @description missing: not read yet
             */
            readonly readAt?: string;
            /**
             * Format: uuid
             * @description the notice that it came by; each reaches a receiver once
             */
            readonly noticeId?: string;
        };
        /**
         * @description How numbers of one kind of paper are written: `HT-{yyyy}{mm}-{seq:4}` gives `HT-202611-0001`. Kinds without a pattern
         *     are numbered by the year: `CT-2026-00001`.
         */
        NumberPattern: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description each kind has one pattern; only when it is created */
            paper?: components["schemas"]["NumberPattern.Paper"];
            /** @description text and {yyyy}, {yy}, {mm}, {dd}, with the counter {seq:4} once; it begins anew with the finest part of the day */
            pattern?: string;
        };
        /** @enum {string} */
        "NumberPattern.Paper": "PAPER_UNSPECIFIED" | "QUOTE" | "ORDER" | "DELIVERY" | "CONTRACT" | "PAYMENT" | "INVOICE";
        /** @description A deal with a customer, from the first talk to the win or the loss. */
        Opportunity: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /** @description only when it is created */
            customerId?: string;
            /** @description whom we deal with there */
            contactId?: string;
            /** @description without one the main pipeline is taken; only a move changes it; only when it is created */
            pipelineId?: string;
            /**
             * Format: uuid
             * @description without one a new deal enters the first stage; only a move changes it; only when it is created
             */
            stageId?: string;
            /**
             * Format: int32
             * @description in percent; the stage's, unless somebody knows better
             */
            probability?: number;
            amount?: components["schemas"]["Money"];
            /** Format: date */
            expectedCloseDate?: string;
            priority?: components["schemas"]["Opportunity.Priority"];
            /** @description how it came to us */
            source?: string;
            readonly state?: components["schemas"]["Opportunity.State"];
            /** @description why it was won or lost */
            readonly closeReasonId?: string;
            competitor?: string;
            readonly closeNotes?: string;
            /**
             * Format: date-time
             * @description when it entered its stage
             */
            readonly stageEnteredAt?: string;
            /**
             * Format: date-time
             * @description when it was won or lost
             */
            readonly closedAt?: string;
            nextStep?: string;
            /** Format: date */
            nextStepDate?: string;
            description?: string;
            /** @description the lead that it was before, and what brought that; only when it is created */
            leadId?: string;
            /** @description only when it is created */
            channelId?: string;
            /** @description only when it is created */
            campaignId?: string;
            /**
             * Format: date-time
             * @description from then on it counts as stalled, unless it moves or is followed up before: `stallsAt <= now()`
             */
            readonly stallsAt?: string;
            /**
             * Format: date-time
             * @description last logged follow-up on this deal, by whomever
             */
            readonly lastFollowUpAt?: string;
            /** Format: int32 */
            readonly followUpCount?: number;
        };
        /** @enum {string} */
        "Opportunity.Priority": "PRIORITY_UNSPECIFIED" | "LOW" | "MEDIUM" | "HIGH";
        /** @enum {string} */
        "Opportunity.State": "STATE_UNSPECIFIED" | "OPEN" | "WON" | "LOST";
        Option: {
            value: string;
            label: string;
        };
        /**
         * @description What a customer bought, from an accepted quote or by hand. From being confirmed on it is locked; what went out
         *     and came back stands on its lines, and delivery by delivery in `Delivery`.
         */
        Order: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description SO-2026-00001 */
            readonly number?: string;
            name?: string;
            /** @description only when it is created */
            customerId?: string;
            contactId?: string;
            opportunityId?: string;
            /** @description what it came from; then lines and prices are the quote's */
            readonly quoteId?: string;
            readonly state?: components["schemas"]["Order.State"];
            /** @description ISO 4217; all prices are in it */
            currency?: string;
            /** @description prices are with tax */
            taxIncluded?: boolean;
            lines?: components["schemas"]["OrderLine"][];
            /**
             * Format: decimal
             * @description off the whole, after the lines' own discounts, in per cent
             */
            discount?: string;
            /**
             * Format: decimal
             * @description off the whole after that, an amount in the order's currency
             */
            reduction?: string;
            /**
             * Format: date
             * @description without one the day it is entered
             */
            orderedOn?: string;
            /**
             * Format: date
             * @description when the customer wants it
             */
            wantedBy?: string;
            deliveryAddress?: string;
            paymentTerms?: string;
            deliveryTerms?: string;
            note?: string;
            /** @description without tax */
            readonly netTotal?: components["schemas"]["Money"];
            readonly taxTotal?: components["schemas"]["Money"];
            /** @description what the customer pays */
            readonly total?: components["schemas"]["Money"];
            /**
             * Format: decimal
             * @description off the catalogue's prices, everything taken together, in per cent
             */
            readonly discountRate?: string;
            /** Format: date-time */
            readonly confirmedAt?: string;
            readonly confirmedBy?: string;
            /**
             * Format: date-time
             * @description when it was closed or cancelled, and why
             */
            readonly endedAt?: string;
            readonly endReason?: string;
            /**
             * Format: date-time
             * @description when finance was asked for a contract, and last for money or an invoice
             */
            readonly contractRequestedAt?: string;
            /** Format: date-time */
            readonly paymentRequestedAt?: string;
            /** Format: date-time */
            readonly invoiceRequestedAt?: string;
            /** @description what finance tells of it */
            readonly contractId?: string;
            readonly paymentState?: components["schemas"]["Order.PaymentState"];
            readonly received?: components["schemas"]["Money"];
            readonly invoiced?: components["schemas"]["Money"];
            readonly overdue?: components["schemas"]["Money"];
        };
        /** @enum {string} */
        "Order.PaymentState": "PAYMENT_STATE_UNSPECIFIED" | "UNPAID" | "PARTLY_PAID" | "PAID";
        /** @enum {string} */
        "Order.State": "STATE_UNSPECIFIED" | "DRAFT" | "CONFIRMED" | "PARTLY_DELIVERED" | "DELIVERED" | "CLOSED" | "CANCELLED";
        /** @description One line: a product, or something written by hand, and how much of it has gone out. */
        OrderLine: {
            id?: string;
            /** @description lines of the same group stand together */
            section?: string;
            productId?: string;
            /** @description the product's, unless written otherwise */
            name?: string;
            description?: string;
            /** Format: decimal */
            quantity?: string;
            unit?: string;
            /** Format: decimal */
            readonly listPrice?: string;
            /**
             * Format: decimal
             * @description without one the customer's price by the price books
             */
            price?: string;
            /**
             * Format: decimal
             * @description in per cent
             */
            discount?: string;
            /**
             * Format: decimal
             * @description in per cent; the product's, unless written otherwise
             */
            taxRate?: string;
            /** Format: decimal */
            readonly net?: string;
            /** Format: decimal */
            readonly tax?: string;
            /** Format: decimal */
            readonly total?: string;
            /**
             * Format: decimal
             * @description how much went out, all deliveries together
             */
            readonly delivered?: string;
            /**
             * Format: decimal
             * @description how much of that came back
             */
            readonly returned?: string;
        };
        /**
         * @description Money received from a customer. It is never refused: what no contract takes stands as advance until it is
         *     allocated or refunded.
         */
        Payment: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description RC-2026-00001 */
            readonly number?: string;
            /** @description only when it is created */
            customerId?: string;
            /** @description what it is for; it is allocated to it as far as it is still owed; only when it is created */
            contractId?: string;
            readonly state?: components["schemas"]["Payment.State"];
            /** @description only when it is created */
            amount?: components["schemas"]["Money"];
            /**
             * Format: date
             * @description without one today; only when it is created
             */
            receivedOn?: string;
            method?: components["schemas"]["Payment.Method"];
            /** @description who paid, where that isn't the customer himself */
            payer?: string;
            /** @description the bank's number of the transfer: each is entered once */
            bankReference?: string;
            note?: string;
            readonly allocated?: components["schemas"]["Money"];
            readonly refunded?: components["schemas"]["Money"];
            /** @description neither allocated nor refunded */
            readonly advance?: components["schemas"]["Money"];
            /** Format: date-time */
            readonly voidedAt?: string;
            readonly voidReason?: string;
        };
        /** @enum {string} */
        "Payment.Method": "METHOD_UNSPECIFIED" | "BANK_TRANSFER" | "CASH" | "CHEQUE" | "ACCEPTANCE_BILL" | "WECHAT" | "ALIPAY" | "CARD" | "OTHER";
        /** @enum {string} */
        "Payment.State": "STATE_UNSPECIFIED" | "BOOKED" | "VOIDED";
        /** @description One entry: written by the commands, never changed. The sum of a contract's entries is what it has received. */
        PaymentAllocation: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            readonly paymentId?: string;
            readonly contractId?: string;
            /** @description none: to the contract beyond its plan */
            readonly planId?: string;
            /** @description less than nothing: taken back */
            readonly amount?: components["schemas"]["Money"];
            readonly why?: components["schemas"]["PaymentAllocation.Why"];
            readonly note?: string;
            /** @description the payment's number */
            readonly paymentNumber?: string;
        };
        /** @enum {string} */
        "PaymentAllocation.Why": "WHY_UNSPECIFIED" | "ALLOCATED" | "RELEASED" | "CHANGED" | "VOIDED" | "MOVED";
        /** @description A way that deals take to the win: its stages, what each demands, and what is to be done in it. */
        Pipeline: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            description?: string;
            /** @description new deals that name none run here; setting it takes it from the one that had it */
            main?: boolean;
            /** @description takes no new deals */
            retired?: boolean;
            /** @description in the order in which deals run through them; a new deal enters the first */
            stages?: components["schemas"]["PipelineStage"][];
            /** @description what whoever has the deal gets to do when it enters a stage */
            stageTasks?: components["schemas"]["PipelineStageTask"][];
        };
        /** @description One stage of a pipeline. Give it an id of your own to name it in `nextStageIds` and `stageTasks`. */
        PipelineStage: {
            id?: string;
            name?: string;
            /**
             * Format: int32
             * @description how likely a deal in this stage is won, in percent
             */
            probability?: number;
            /** @description stages that a deal may move to from here; empty: all */
            nextStageIds?: string[];
            /** @description fields of the deal that must be filled before it enters: `amount`, `expectedCloseDate`, `custom.region` */
            demandedFields?: string[];
            /**
             * Format: int32
             * @description days without a move or follow-up after which a deal counts as stalled; 0: never
             */
            stalledAfterDays?: number;
        };
        /** @description One task that a stage gives. */
        PipelineStageTask: {
            id?: string;
            /** Format: uuid */
            stageId?: string;
            subject?: string;
            /**
             * Format: int32
             * @description days after the deal entered; 0: the same day
             */
            dueInDays?: number;
        };
        /** @description A public pool: customers that nobody owns, for its members to claim. */
        Pool: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            description?: string;
            /** @description users and departments that see and claim */
            memberIds?: string[];
            /** @description users that assign and change the rules */
            adminIds?: string[];
            /** @description which released customers it takes; empty: all */
            takes?: string;
            /**
             * Format: int32
             * @description pools are asked in this order, small first
             */
            rank?: number;
            /**
             * Format: int32
             * @description customers one member may claim per day of the tenant's zone; 0: no limit
             */
            dailyClaimLimit?: number;
            /**
             * Format: int32
             * @description customers one member may hold; 0: no limit
             */
            holdingCap?: number;
            /** @description which held customers count; empty: all */
            holdingCounts?: string;
            /**
             * Format: int32
             * @description days in which a former owner may not claim back; 0: none
             */
            coolOffDays?: number;
            closed?: boolean;
            /** @description when a customer falls from its owner back to the pool; none: never */
            recycleRules?: components["schemas"]["RecycleRule"][];
            /** @description of several rules; without it one is enough */
            recycleWhen?: components["schemas"]["Pool.RecycleWhen"];
            /** @description won customers fall too */
            recycleWon?: boolean;
            /** @description locked customers fall too, and are unlocked then */
            recycleLocked?: boolean;
            /** @description customers with an open deal fall too */
            recycleWithOpenDeal?: boolean;
            /** @description which customers never fall; empty: the rules decide alone */
            exemptWhen?: string;
            /**
             * Format: int32
             * @description the owner is told so many days before; 0: he isn't
             */
            warnDays?: number;
            /**
             * Format: int32
             * @description days in which nothing falls after it was claimed, assigned or transferred; 0: none
             */
            protectionDays?: number;
        };
        /** @enum {string} */
        "Pool.RecycleWhen": "RECYCLE_WHEN_UNSPECIFIED" | "ANY" | "ALL";
        /** @description One change of hands: who held what, when and why. Written by the commands, never changed. */
        PoolMove: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            readonly customerId?: string;
            readonly poolId?: string;
            readonly action?: components["schemas"]["PoolMove.Action"];
            readonly fromOwnerId?: string;
            readonly toOwnerId?: string;
            readonly reason?: string;
            /** @description the rule by which it was recycled */
            readonly rule?: components["schemas"]["RecycleRule.Kind"];
            /** Format: int32 */
            readonly ruleDays?: number;
            /**
             * Format: date-time
             * @description since when the former owner had it
             */
            readonly heldSince?: string;
        };
        /** @enum {string} */
        "PoolMove.Action": "ACTION_UNSPECIFIED" | "ENTERED" | "CLAIMED" | "RELEASED" | "ASSIGNED" | "TRANSFERRED" | "RECYCLED" | "GIVEN_BACK";
        /** @description A position: sales engineer, regional manager. */
        Position: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            description?: string;
        };
        /** @description Prices for some customers in one currency; of two books that fit the one with the higher priority counts. */
        PriceBook: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /** @description ISO 4217: "CNY" */
            currency?: string;
            /**
             * Format: int32
             * @description the higher counts
             */
            priority?: number;
            /** @description only for customers of this level */
            customerLevel?: components["schemas"]["PriceBook.CustomerLevel"];
            /** @description only for customers of this province or city */
            region?: string;
            /** Format: date */
            validFrom?: string;
            /** Format: date */
            validUntil?: string;
            /** @description gives no more prices */
            retired?: boolean;
            description?: string;
        };
        /** @enum {string} */
        "PriceBook.CustomerLevel": "CUSTOMER_LEVEL_UNSPECIFIED" | "NORMAL" | "IMPORTANT" | "KEY";
        /** @description The price of one product from a quantity on, in one book: an amount, or a discount off the list price. */
        PriceBookLine: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description only when it is created */
            priceBookId?: string;
            productId?: string;
            /**
             * Format: decimal
             * @description counts from this quantity on; without one from the first piece
             */
            fromQuantity?: string;
            /**
             * Format: decimal
             * @description of one piece, in the book's currency
             */
            price?: string;
            /**
             * Format: decimal
             * @description off the list price, in per cent
             */
            discount?: string;
            note?: string;
        };
        /** @description Why something was refused (RFC 9457). */
        Problem: {
            /** @description urn:kehu:problem:<reason> */
            type: string;
            /** @description the kind of refusal, in the caller's language */
            title: string;
            status: number;
            /** @description a sentence for people, in the caller's language */
            detail: string;
            /** @description for programs: STALE_VERSION */
            reason: string;
            params: {
                [key: string]: string;
            };
            errors?: {
                /** @description path as it was sent: addresses[2].city */
                field: string;
                /** @description TOO_LONG */
                reason: string;
                /** @description a sentence for people */
                detail: string;
                params: {
                    [key: string]: string;
                };
            }[];
            /** @description records that stand in the way (`DUPLICATE`), as far as you may know them */
            hits?: {
                [key: string]: string;
            }[];
            /** @description names this request in our logs */
            requestId: string;
        };
        /** @description A good, a service or a bundle, with its data sheet, its list price and what it costs us. */
        Product: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /** @description as foreign customers read it */
            nameEn?: string;
            /** @description without one it gets the next number */
            code?: string;
            category?: string;
            kind?: components["schemas"]["Product.Kind"];
            /** @description piece, set, year */
            unit?: string;
            /** @description in the currency in which most is sold */
            listPrice?: components["schemas"]["Money"];
            /** @description in further currencies, one each */
            prices?: components["schemas"]["ProductPrice"][];
            /**
             * Format: decimal
             * @description in per cent
             */
            taxRate?: string;
            /** @description what a piece costs us; whoever reads it sees margins */
            cost?: components["schemas"]["Money"];
            /** Format: date */
            soldFrom?: string;
            /** Format: date */
            soldUntil?: string;
            /** @description no longer offered */
            retired?: boolean;
            /** @description the data sheet */
            specifications?: components["schemas"]["ProductSpecification"][];
            /** @description what a bundle is made of */
            items?: components["schemas"]["ProductItem"][];
            description?: string;
        };
        /** @enum {string} */
        "Product.Kind": "KIND_UNSPECIFIED" | "GOOD" | "SERVICE" | "BUNDLE";
        /** @description One product in a bundle. */
        ProductItem: {
            id?: string;
            itemId?: string;
            /** Format: decimal */
            quantity?: string;
        };
        /** @description The list price in one more currency. */
        ProductPrice: {
            id?: string;
            /** @description ISO 4217 */
            currency?: string;
            /** Format: decimal */
            price?: string;
        };
        /** @description One row of the data sheet. */
        ProductSpecification: {
            id?: string;
            name?: string;
            value?: string;
        };
        PublicField: {
            name: string;
            label: string;
            kind: components["schemas"]["FormField.Kind"];
            required: boolean;
            options: components["schemas"]["PublicOption"][];
        };
        /** @description A form as its visitors see it. */
        PublicForm: {
            title: string;
            intro: string;
            fields: components["schemas"]["PublicField"][];
            consent: string;
            consentVersion: string;
            /** @description in which language all this is */
            language: string;
            /** @description says when the form was given out; comes back with the answers */
            seal: string;
            /** @description the asking web site may show it */
            welcome: boolean;
            doubleOptIn: boolean;
        };
        PublicOption: {
            value: string;
            label: string;
        };
        /**
         * @description An offer to a customer. While it is a draft its figures follow its lines; from being submitted on it is
         *     locked, and a change is its next version.
         */
        Quote: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description QT-2026-00001, of a later version QT-2026-00001-V2 */
            readonly number?: string;
            name?: string;
            /** @description only when it is created */
            customerId?: string;
            contactId?: string;
            opportunityId?: string;
            readonly state?: components["schemas"]["Quote.State"];
            /**
             * Format: int32
             * @description counts the versions from 1
             */
            readonly revision?: number;
            /** @description the version before */
            readonly revisesId?: string;
            /** @description ISO 4217; all prices are in it */
            currency?: string;
            /** @description prices are with tax */
            taxIncluded?: boolean;
            lines?: components["schemas"]["QuoteLine"][];
            /**
             * Format: decimal
             * @description off the whole, after the lines' own discounts, in per cent
             */
            discount?: string;
            /**
             * Format: decimal
             * @description off the whole after that, an amount in the quote's currency
             */
            reduction?: string;
            /** Format: date */
            validUntil?: string;
            paymentTerms?: string;
            deliveryTerms?: string;
            note?: string;
            /** @description what it would be at list prices */
            readonly listTotal?: components["schemas"]["Money"];
            /** @description without tax */
            readonly netTotal?: components["schemas"]["Money"];
            readonly taxTotal?: components["schemas"]["Money"];
            /** @description what the customer pays */
            readonly total?: components["schemas"]["Money"];
            /**
             * Format: decimal
             * @description off the list prices, everything taken together, in per cent
             */
            readonly discountRate?: string;
            /**
             * Format: decimal
             * @description the limit that it was held against when it was submitted
             */
            readonly discountLimit?: string;
            readonly costTotal?: components["schemas"]["Money"];
            /** @description net total less cost; absent while a cost is not known */
            readonly margin?: components["schemas"]["Money"];
            /**
             * Format: decimal
             * @description in per cent of the net total
             */
            readonly marginRate?: string;
            /** Format: date-time */
            readonly submittedAt?: string;
            readonly submittedBy?: string;
            /** @description who is asked to approve; others with the right may as well */
            readonly approverId?: string;
            /** Format: date-time */
            readonly decidedAt?: string;
            readonly decidedBy?: string;
            readonly decisionNote?: string;
            /** Format: date-time */
            readonly sentAt?: string;
            /**
             * Format: date-time
             * @description when the customer accepted or declined
             */
            readonly answeredAt?: string;
            readonly answerNote?: string;
            /** @description what became of it when it was accepted */
            readonly orderId?: string;
            /** @description how the customer stood with us when the quote was last saved or submitted */
            readonly creditState?: components["schemas"]["Quote.CreditState"];
            /** @description what of his was past due then, and since when */
            readonly overdue?: components["schemas"]["Money"];
            /** Format: date */
            readonly overdueSince?: string;
            /**
             * Format: int32
             * @description lines without a catalogue price, of which no discount can be told
             */
            readonly unpricedLines?: number;
        };
        /** @enum {string} */
        "Quote.CreditState": "CREDIT_STATE_UNSPECIFIED" | "GOOD" | "WATCH" | "BLOCKED";
        /** @enum {string} */
        "Quote.State": "STATE_UNSPECIFIED" | "DRAFT" | "SUBMITTED" | "APPROVED" | "REJECTED" | "SENT" | "ACCEPTED" | "DECLINED" | "SUPERSEDED" | "EXPIRED";
        /** @description One line: a product, or something written by hand. */
        QuoteLine: {
            id?: string;
            /** @description lines of the same group stand together */
            section?: string;
            productId?: string;
            /** @description the product's, unless written otherwise */
            name?: string;
            description?: string;
            /** Format: decimal */
            quantity?: string;
            unit?: string;
            /**
             * Format: decimal
             * @description the product's on the day it was put in
             */
            readonly listPrice?: string;
            /**
             * Format: decimal
             * @description without one the customer's price by the price books
             */
            price?: string;
            /**
             * Format: decimal
             * @description in per cent
             */
            discount?: string;
            /**
             * Format: decimal
             * @description in per cent; the product's, unless written otherwise
             */
            taxRate?: string;
            /** Format: decimal */
            readonly net?: string;
            /** Format: decimal */
            readonly tax?: string;
            /** Format: decimal */
            readonly total?: string;
        };
        ReadAllNotificationsResponse: {
            /**
             * Format: int32
             * @description how many had not been read
             */
            read: number;
        };
        ReceivableAgeing: {
            asOf: string;
            /** @description those who are longest overdue first */
            rows: components["schemas"]["AgeingRow"][];
            /** @description everybody together, a row for each currency */
            totals: components["schemas"]["AgeingRow"][];
        };
        /** @description One instalment of a contract. All of a contract's together never pass its amount. */
        ReceivablePlan: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            /** @description 'on signing', 'on delivery' */
            name?: string;
            /** @description only when it is created */
            contractId?: string;
            /** @description the contract's */
            readonly customerId?: string;
            /**
             * Format: int32
             * @description counts from 1; without a number the next
             */
            phase?: number;
            /** Format: date */
            dueOn?: string;
            amount?: components["schemas"]["Money"];
            readonly allocated?: components["schemas"]["Money"];
            readonly state?: components["schemas"]["ReceivablePlan.State"];
            /**
             * Format: int32
             * @description since it was due, as of today; none while nothing of it is overdue
             */
            readonly overdueDays?: number;
            note?: string;
        };
        /** @enum {string} */
        "ReceivablePlan.State": "STATE_UNSPECIFIED" | "OPEN" | "PART" | "PAID" | "CANCELLED";
        /** @description One reason for which a customer falls back to the pool. */
        RecycleRule: {
            id?: string;
            kind?: components["schemas"]["RecycleRule.Kind"];
            /**
             * Format: int32
             * @description whole days that must pass
             */
            days?: number;
            /** @description customer levels it holds for (KEY, ...); none: all */
            levels?: string[];
        };
        /** @enum {string} */
        "RecycleRule.Kind": "KIND_UNSPECIFIED" | "NO_FOLLOW_UP" | "NO_DEAL" | "NOT_WON";
        "ResolvePricesRequest.Line": {
            /** Format: uuid */
            productId?: string;
            /**
             * Format: decimal
             * @description without one a single piece
             */
            quantity?: string;
        };
        ResolvePricesResponse: {
            /** @description one for each that was asked for, in that order */
            lines: components["schemas"]["ResolvePricesResponse.Line"][];
        };
        "ResolvePricesResponse.Line": {
            productId: string;
            /** @description absent where there is none */
            price?: components["schemas"]["Money"];
            listPrice?: components["schemas"]["Money"];
            source: components["schemas"]["ResolvePricesResponse.Source"];
            priceBookId: string;
            priceBook: string;
            /** @description the line of the book, and from which quantity it counts */
            priceBookLineId: string;
            fromQuantity: string;
            /** @description off the list price, in per cent, where the line says so */
            discount: string;
        };
        /** @enum {string} */
        "ResolvePricesResponse.Source": "SOURCE_UNSPECIFIED" | "LIST" | "PRICE_BOOK" | "NONE";
        /** @description A role: what its holders may do, with which records and fields. */
        Role: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            description?: string;
            grants?: components["schemas"]["RoleGrant"][];
            fieldRights?: components["schemas"]["RoleFieldRight"][];
            /** @description "director", "manager", "rep", "administrator" for the ready-made ones */
            readonly preset?: string;
        };
        RoleFieldRight: {
            id?: string;
            /** @description "customers.customer.phone" */
            field?: string;
            right?: components["schemas"]["RoleFieldRight.Right"];
        };
        /** @enum {string} */
        "RoleFieldRight.Right": "RIGHT_UNSPECIFIED" | "HIDDEN" | "MASKED" | "READ" | "EDIT";
        RoleGrant: {
            id?: string;
            /** @description "customers.customer.read", "customers.*", "*" */
            permission?: string;
            scope?: components["schemas"]["RoleGrant.Scope"];
        };
        /** @enum {string} */
        "RoleGrant.Scope": "SCOPE_UNSPECIFIED" | "OWN" | "OWN_AND_REPORTS" | "DEPARTMENT" | "DEPARTMENT_TREE" | "ALL";
        Session: {
            id: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            lastUsedAt?: string;
            address: string;
            userAgent: string;
            current: boolean;
        };
        /** @description Who may see (or also change) a record beside its owner. */
        Share: {
            /** @description id of a user, department or group */
            principalId?: string;
            level?: components["schemas"]["Share.Level"];
        };
        /** @enum {string} */
        "Share.Level": "LEVEL_UNSPECIFIED" | "READ" | "EDIT";
        /**
         * @description One step of a deal: which stage it left after how long, which it entered, who moved it. Written by
         *     the commands, never changed; reports on stages are made from these alone.
         */
        StageMove: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            readonly opportunityId?: string;
            readonly action?: components["schemas"]["StageMove.Action"];
            /** @description of the stage that was entered; of the one left where none was */
            readonly pipelineId?: string;
            /** Format: uuid */
            readonly fromStageId?: string;
            /** Format: uuid */
            readonly toStageId?: string;
            /** @description what the stages were called then */
            readonly fromStage?: string;
            readonly toStage?: string;
            /**
             * Format: date-time
             * @description when the stage that was left had been entered, and when it was left
             */
            readonly enteredAt?: string;
            /** Format: date-time */
            readonly leftAt?: string;
            /**
             * Format: int32
             * @description between the two
             */
            readonly secondsInStage?: number;
            /** @description who had the deal, and what it was worth */
            readonly dealOwnerId?: string;
            readonly amount?: components["schemas"]["Money"];
            readonly note?: string;
        };
        /** @enum {string} */
        "StageMove.Action": "ACTION_UNSPECIFIED" | "ENTERED" | "MOVED" | "WON" | "LOST" | "REOPENED";
        SubmitFormResponse: {
            /** @description of the message, not of the lead */
            id: string;
            /** @description what the visitor reads */
            thanks: string;
            /** @description or where he goes */
            thanksUrl: string;
            /** @description he must open the link in the mail first */
            confirm: boolean;
            language: string;
        };
        /** @description Something to be done. Its owner does it; who gave it goes on seeing it and is told when it is done. */
        Task: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            readonly departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            subject?: string;
            details?: string;
            /**
             * Format: date-time
             * @description of an all-day task any instant of its day in the company's zone; kept is the day's end, so that `dueAt < now()` means too late
             */
            dueAt?: string;
            allDay?: boolean;
            priority?: components["schemas"]["Task.Priority"];
            readonly state?: components["schemas"]["Task.State"];
            /** Format: date-time */
            readonly doneAt?: string;
            /** @description what came of it, said on completion or cancellation */
            readonly outcome?: string;
            /**
             * Format: date-time
             * @description when its owner is reminded, once
             */
            remindAt?: string;
            /** @description who gave it; nobody where a stage demands it */
            readonly givenBy?: string;
            customerId?: string;
            contactId?: string;
            opportunityId?: string;
            readonly source?: components["schemas"]["Task.Source"];
            /** @description of a stage's task: the move that gave it and its place among that move's tasks; of a lead's: the notice */
            readonly sourceKey?: string;
            /** @description the lead that it is about; from its conversion on the customer as well */
            leadId?: string;
        };
        /** @enum {string} */
        "Task.Priority": "PRIORITY_UNSPECIFIED" | "LOW" | "NORMAL" | "HIGH" | "URGENT";
        /** @enum {string} */
        "Task.Source": "SOURCE_UNSPECIFIED" | "PERSON" | "STAGE" | "KNOWN_LEAD";
        /** @enum {string} */
        "Task.State": "STATE_UNSPECIFIED" | "OPEN" | "DONE" | "CANCELLED";
        /** @description One clause. Its text may hold placeholders that are filled in on paper: "{{customer}}", "{{amountInWords}}". */
        TemplateClause: {
            id?: string;
            heading?: string;
            text?: string;
            /** @description may be written otherwise in a contract, not left out */
            required?: boolean;
        };
        Tenant: {
            id: string;
            name: string;
            /** @description IANA name: what 'today' means */
            timeZone: string;
            /** @description taking in its past: imports may state original times */
            importing: boolean;
            /**
             * Format: int32
             * @description how many days the recycle bin keeps what was deleted
             */
            binDays: number;
        };
        TokenResponse: {
            accessToken: string;
            /**
             * Format: int32
             * @description seconds
             */
            expiresIn: number;
            refreshToken: string;
            tenantId: string;
            userId: string;
        };
        /** @description Size of a list, counted up to a bound. */
        Total: {
            /** Format: int32 */
            count: number;
            /** @description false: there are at least `count` */
            exact: boolean;
        };
        /** @description A person of the company who signs in. */
        User: {
            /** Format: uuid */
            readonly id?: string;
            /** Format: int32 */
            readonly version?: number;
            readonly ownerId?: string;
            departmentId?: string;
            /** Format: date-time */
            readonly createdAt?: string;
            readonly createdBy?: string;
            /** Format: date-time */
            readonly updatedAt?: string;
            readonly updatedBy?: string;
            /** Format: date-time */
            readonly deletedAt?: string;
            readonly locked?: boolean;
            /** @description the company's own fields */
            custom?: {
                [key: string]: unknown;
            };
            readonly shares?: components["schemas"]["Share"][];
            readonly maskedFields?: string[];
            readonly actions?: string[];
            readonly titles?: {
                [key: string]: string;
            };
            name?: string;
            /**
             * Format: email
             * @description the account's e-mail: one account across tenants; only when it is created
             */
            email?: string;
            phone?: string;
            /** @description whom he reports to */
            managerId?: string;
            roleIds?: string[];
            positionIds?: string[];
            readonly active?: boolean;
            /** @description "en" or "zh-CN" */
            language?: string;
            /** Format: date-time */
            readonly lastSignInAt?: string;
        };
    };
    responses: {
        /** @description Refused; `reason` says why */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
        IfMatch: string;
        /** @description same key, same body: one effect, for seven days */
        IdempotencyKey: string;
        /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
        AllowDuplicates: string;
        /** @description `en` or `zh-CN`: the language of sentences */
        AcceptLanguage: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listActivities: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListActivitiesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activity"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    countActivities: {
        parameters: {
            query?: {
                period?: components["schemas"]["CountActivitiesRequest.Period"];
                filter?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountActivitiesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportActivities: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importActivities: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewActivityImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListApiKeysResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * Format: uuid
                     * @description whose rights it has; empty: the caller's
                     */
                    userId?: string;
                    /** Format: date-time */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAssignmentRules: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAssignmentRulesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createAssignmentRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentRule"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentRule"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAssignmentRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentRule"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteAssignmentRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateAssignmentRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentRule"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentRule"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreAssignmentRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentRule"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    oldPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    refreshToken?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    /**
                     * Format: uuid
                     * @description empty: the tenant last used
                     */
                    tenantId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description end all of my sessions */
                    everywhere?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    company: string;
                    name: string;
                    email: string;
                    password: string;
                    /** @description IANA name; empty: Asia/Shanghai */
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    switchTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    tenantId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCampaignsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Campaign"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Campaign"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCampaignResults: {
        parameters: {
            query?: {
                /** @description also those of the campaigns that are part of it */
                withParts?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetCampaignResultsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listChannels: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListChannelsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Channel"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Channel"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCloseReasons: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCloseReasonsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCloseReason: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseReason"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCloseReason: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteCloseReason: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCloseReason: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseReason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreCloseReason: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    collaborationListAuditEntries: {
        parameters: {
            query?: {
                /** @description "customer"; empty: all kinds the caller may audit */
                kind?: string;
                recordId?: string;
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditEntriesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    collaborationListDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDefinitionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    collaborationListJobs: {
        parameters: {
            query?: {
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListJobsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    collaborationGetJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    collaborationCancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    collaborationUndoJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContactsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Contact"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    bulkContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description these, at most 10,000 */
                    ids?: string[];
                    /** @description or all that match */
                    filter?: string;
                    search?: string;
                    /** @description new values */
                    update?: components["schemas"]["Contact"];
                    /** @description the fields of `update`; without it those that it carries */
                    updateMask?: string;
                    /** @description to the recycle bin */
                    delete?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkDuplicateContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Contact"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckDuplicatesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewContactImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Contact"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContractChanges: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContractChangesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractChange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractChange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rejectContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractChange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawContractChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractChange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContractTemplates: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContractTemplatesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createContractTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractTemplate"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContractTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteContractTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateContractTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractTemplate"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreContractTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContracts: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContractsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Contract"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportContracts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importContracts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewContractImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Contract"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    assignContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    ownerId: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: decimal
                     * @description the whole new amount, in the contract's currency
                     */
                    amount?: string;
                    /** Format: date */
                    endsOn?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    completeContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    printContract: {
        parameters: {
            query?: {
                /** @description "zh-CN" or "en"; without one its template's, else the caller's */
                language?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rejectContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description without one today
                     */
                    signedOn?: string;
                    ourSignatory?: string;
                    theirSignatory?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    terminateContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCreditAccounts: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCreditAccountsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCreditAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditAccount"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCreditAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCreditAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditAccount"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    blockCreditAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unblockCreditAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCustomersResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    askShare: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description the customer as the caller would enter it */
                    customer?: components["schemas"]["Customer"];
                    /** @description what he has to say to the owner */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskShareResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    customersListAuditEntries: {
        parameters: {
            query?: {
                /** @description "customer"; empty: all kinds the caller may audit */
                kind?: string;
                recordId?: string;
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditEntriesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    bulkCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description these, at most 10,000 */
                    ids?: string[];
                    /** @description or all that match */
                    filter?: string;
                    search?: string;
                    /** @description new values */
                    update?: components["schemas"]["Customer"];
                    /** @description the fields of `update`; without it those that it carries */
                    updateMask?: string;
                    /**
                     * Format: uuid
                     * @description a new owner: owned customers are transferred, pooled ones assigned
                     */
                    ownerId?: string;
                    /** @description kept with the change of hands */
                    reason?: string;
                    addTags?: string[];
                    removeTags?: string[];
                    /** @description to the recycle bin */
                    delete?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkDuplicateCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckDuplicatesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    customersListDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDefinitionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewCustomerImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    customersListJobs: {
        parameters: {
            query?: {
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListJobsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    customersGetJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    customersCancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    customersUndoJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    transferCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description a condition; required, so that nobody moves everything by an empty box */
                    filter: string;
                    /** Format: uuid */
                    ownerId: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    assignCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    ownerId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    claimCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lockCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    protectCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: int32
                     * @description days from today on, 1 to 365; 0 ends a protection
                     */
                    days?: number;
                    /** @description why; required with days */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    releaseCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    /**
                     * Format: uuid
                     * @description the pool; empty: the first whose condition takes it
                     */
                    poolId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    shareCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    principalId: string;
                    level: components["schemas"]["Share.Level"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    transferCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    ownerId: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unlockCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unshareCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    principalId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAllDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDefinitionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDepartmentsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Department"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Department"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDiscountLimits: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDiscountLimitsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDiscountLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscountLimit"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountLimit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDiscountLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountLimit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteDiscountLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateDiscountLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscountLimit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountLimit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreDiscountLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountLimit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDuplicatePolicies: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDuplicatePoliciesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDuplicatePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicatePolicy"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePolicy"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDuplicatePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePolicy"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteDuplicatePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateDuplicatePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicatePolicy"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePolicy"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreDuplicatePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePolicy"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFiles: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFilesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    uploadFile: {
        parameters: {
            query?: {
                name?: string;
                recordKind?: string;
                recordId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    recordKind?: string;
                    /** Format: uuid */
                    recordId?: string;
                    /** Format: binary */
                    file: string;
                };
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["File"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    downloadFile: {
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
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    financeListAuditEntries: {
        parameters: {
            query?: {
                /** @description "customer"; empty: all kinds the caller may audit */
                kind?: string;
                recordId?: string;
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditEntriesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    financeListDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDefinitionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    financeListJobs: {
        parameters: {
            query?: {
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListJobsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    financeGetJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    financeCancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    financeUndoJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFormSubmissions: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFormSubmissionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getFormSubmission: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormSubmission"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptFormSubmission: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormSubmission"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listForms: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFormsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Form"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Form"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rotateKeyForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListGroupsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Group"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Group"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    identityListAuditEntries: {
        parameters: {
            query?: {
                /** @description "customer"; empty: all kinds the caller may audit */
                kind?: string;
                recordId?: string;
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditEntriesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    identityListDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDefinitionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    identityListJobs: {
        parameters: {
            query?: {
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListJobsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    identityGetJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    identityCancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    identityUndoJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listInvoiceTitles: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInvoiceTitlesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createInvoiceTitle: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceTitle"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceTitle"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getInvoiceTitle: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceTitle"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteInvoiceTitle: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateInvoiceTitle: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceTitle"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceTitle"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreInvoiceTitle: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceTitle"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInvoicesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invoice"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invoice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    issueInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    taxNumber: string;
                    /**
                     * Format: date
                     * @description without one today
                     */
                    issuedOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    redInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: decimal
                     * @description without one all that is left of it
                     */
                    amount?: string;
                    /** @description of the red-letter invoice */
                    taxNumber: string;
                    /**
                     * Format: date
                     * @description without one today
                     */
                    issuedOn?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rejectInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    voidInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listLeadMoves: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLeadMovesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLeadMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadMove"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listLeads: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLeadsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lead"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    bulkLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description these, at most 10,000 */
                    ids?: string[];
                    /** @description or all that match */
                    filter?: string;
                    search?: string;
                    /** @description new values */
                    update?: components["schemas"]["Lead"];
                    /** @description the fields of `update`; without it those that it carries */
                    updateMask?: string;
                    /**
                     * Format: uuid
                     * @description a new owner
                     */
                    ownerId?: string;
                    /** @description kept with the change of hands */
                    reason?: string;
                    addTags?: string[];
                    removeTags?: string[];
                    /** @description to the recycle bin */
                    delete?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkDuplicateLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lead"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckDuplicatesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewLeadImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lead"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    assignLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description to this person
                     */
                    ownerId?: string;
                    /**
                     * Format: uuid
                     * @description or to this department, whose people may take it
                     */
                    departmentId?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    convertLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description an existing customer; empty: a new one, or the contact's or deal's
                     */
                    customerId?: string;
                    /** @description what a new customer is called; empty: the lead's company, or its name */
                    customerName?: string;
                    /**
                     * Format: uuid
                     * @description an existing contact of the customer; empty: a new one
                     */
                    contactId?: string;
                    withoutContact?: boolean;
                    /**
                     * Format: uuid
                     * @description an existing deal with the customer; empty: a new one
                     */
                    opportunityId?: string;
                    withoutDeal?: boolean;
                    /** @description what a new deal is called; empty: by customer and interest */
                    dealName?: string;
                    /** @description empty: the lead's budget */
                    dealAmount?: components["schemas"]["Money"];
                    /**
                     * Format: uuid
                     * @description empty: the main pipeline
                     */
                    pipelineId?: string;
                    /** Format: date */
                    expectedCloseDate?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    disqualifyLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disqualification: components["schemas"]["Lead.Disqualification"];
                    /** @description more about it; required with OTHER */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    grabLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopenLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    shareLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    principalId: string;
                    level: components["schemas"]["Share.Level"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unshareLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    principalId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Until the token ends */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        service: string;
                        kind: string;
                        /** Format: uuid */
                        id: string;
                        version: number;
                        verb: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    marketingListAuditEntries: {
        parameters: {
            query?: {
                /** @description "customer"; empty: all kinds the caller may audit */
                kind?: string;
                recordId?: string;
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditEntriesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    marketingListDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDefinitionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    marketingListJobs: {
        parameters: {
            query?: {
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListJobsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    marketingGetJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    marketingCancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    marketingUndoJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSessionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListNotificationsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readAllNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadAllNotificationsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listNumberPatterns: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListNumberPatternsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createNumberPattern: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NumberPattern"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberPattern"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getNumberPattern: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberPattern"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteNumberPattern: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateNumberPattern: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NumberPattern"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberPattern"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreNumberPattern: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberPattern"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOpportunities: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOpportunitiesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Opportunity"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    bulkOpportunities: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description these, at most 10,000 */
                    ids?: string[];
                    /** @description or all that match */
                    filter?: string;
                    search?: string;
                    /** @description new values */
                    update?: components["schemas"]["Opportunity"];
                    /** @description the fields of `update`; without it those that it carries */
                    updateMask?: string;
                    /**
                     * Format: uuid
                     * @description a new owner
                     */
                    ownerId?: string;
                    /** @description kept with the change of owner */
                    reason?: string;
                    /** @description to the recycle bin */
                    delete?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportOpportunities: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importOpportunities: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewOpportunityImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Opportunity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    assignOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    ownerId: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    loseOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    closeReasonId: string;
                    competitor?: string;
                    closeNotes?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    moveOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    stageId: string;
                    /**
                     * Format: uuid
                     * @description to a stage of another pipeline
                     */
                    pipelineId?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopenOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    shareOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    principalId: string;
                    level: components["schemas"]["Share.Level"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unshareOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    principalId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    winOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    closeReasonId?: string;
                    competitor?: string;
                    closeNotes?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrdersResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Order"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Order"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    assignOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    ownerId: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    closeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deliverOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description without any all that is left */
                    lines?: components["schemas"]["GoodsMoved"][];
                    carrier?: string;
                    trackingNumber?: string;
                    /**
                     * Format: date
                     * @description without one today
                     */
                    movedOn?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    requestContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    requestInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    requestPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    returnOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: components["schemas"]["GoodsMoved"][];
                    carrier?: string;
                    trackingNumber?: string;
                    /**
                     * Format: date
                     * @description without one today
                     */
                    movedOn?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPaymentAllocations: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPaymentAllocationsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPaymentAllocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAllocation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPaymentsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Payment"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportPayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importPayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewPaymentImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updatePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Payment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    allocatePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description without any to what is longest due */
                    allocations?: components["schemas"]["AllocationAsked"][];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: decimal
                     * @description without one all that is advance
                     */
                    amount?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    releasePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    contractId: string;
                    /**
                     * Format: uuid
                     * @description without one from the instalments due last
                     */
                    planId?: string;
                    /**
                     * Format: decimal
                     * @description without one all of it
                     */
                    amount?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    voidPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPermissionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPipelines: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPipelinesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createPipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pipeline"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deletePipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updatePipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pipeline"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restorePipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPipelineSums: {
        parameters: {
            query?: {
                /** @description only deals that fit, as in their list */
                filter?: string;
                search?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPipelineSumsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPoolMoves: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPoolMovesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPoolMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolMove"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPools: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPoolsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createPool: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pool"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPool: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deletePool: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updatePool: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pool"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dryRunPool: {
        parameters: {
            query?: {
                /** @description the night of which day, `2026-01-31`; empty: the next one */
                day?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunPoolResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recyclePool: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restorePool: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPoolStatistics: {
        parameters: {
            query?: {
                /** @description first day, `2026-01-01`; empty: 30 days ago */
                from?: string;
                /** @description last day; empty: today */
                to?: string;
                /** @description a customer that is taken within so many days after its fall counts as reclaimed; 0: 30 */
                withinDays?: number;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPoolStatisticsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPositions: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPositionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createPosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Position"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deletePosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updatePosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Position"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restorePosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPriceBookLines: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPriceBookLinesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createPriceBookLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBookLine"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBookLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportPriceBookLines: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importPriceBookLines: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewPriceBookLineImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPriceBookLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBookLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deletePriceBookLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updatePriceBookLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBookLine"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBookLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restorePriceBookLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBookLine"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPriceBooks: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPriceBooksResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createPriceBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBook"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resolvePrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description whose level and region count; without one nobody's
                     */
                    customerId?: string;
                    currency: string;
                    /**
                     * Format: date
                     * @description without one today
                     */
                    day?: string;
                    /** @description at most 200 */
                    lines?: components["schemas"]["ResolvePricesRequest.Line"][];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvePricesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPriceBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deletePriceBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updatePriceBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBook"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restorePriceBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProductsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Product"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportProducts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importProducts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewProductImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Product"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPublicForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicForm"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitPublicForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description made by the page: the same one again is the same message */
                    id?: string;
                    /** @description answers by the questions' names */
                    values: {
                        [key: string]: string | number | boolean | string[];
                    };
                    consent?: boolean;
                    /** @description the form's seal, as it was given out */
                    seal?: string;
                    /** @description a field that people don't see; filled in by machines */
                    trap?: string;
                    pageUrl?: string;
                    referrer?: string;
                    utmSource?: string;
                    utmMedium?: string;
                    utmCampaign?: string;
                    utmTerm?: string;
                    utmContent?: string;
                };
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Taken */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmitFormResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listQuotes: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuotesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Quote"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Quote"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    assignQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    ownerId: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    declineQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    printQuote: {
        parameters: {
            query?: {
                /** @description "zh-CN" or "en"; without one the caller's */
                language?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rejectQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reviseQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sendQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listReceivablePlans: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReceivablePlansResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createReceivablePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivablePlan"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivablePlan"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReceivableAgeing: {
        parameters: {
            query?: {
                /** @description what is due is told as of this day; empty: today. What has come in is told as of now */
                asOf?: string;
                /** @description a condition on instalments, as the list's */
                filter?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivableAgeing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportReceivablePlans: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importReceivablePlans: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewReceivablePlanImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReceivablePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivablePlan"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteReceivablePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateReceivablePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivablePlan"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivablePlan"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreReceivablePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivablePlan"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRolesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Role"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Role"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    salesListAuditEntries: {
        parameters: {
            query?: {
                /** @description "customer"; empty: all kinds the caller may audit */
                kind?: string;
                recordId?: string;
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditEntriesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    salesListDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDefinitionsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    salesListJobs: {
        parameters: {
            query?: {
                pageSize?: number;
                pageToken?: string;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListJobsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    salesGetJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    salesCancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    salesUndoJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listStageMoves: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStageMovesResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStageMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageMove"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Task"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description as in lists */
                    filter?: string;
                    search?: string;
                    orderBy?: string;
                    /** @description columns in their order, as in an import's mapping; empty: all that the caller may read */
                    fields?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description CSV or an Excel workbook (.xlsx), uploaded before by POST /v1/files
                     */
                    fileId: string;
                    /** @description empty: by the headings, which may be labels in Chinese or English, or field names */
                    mapping?: components["schemas"]["ColumnMapping"][];
                    mode?: components["schemas"]["ImportRequest.Mode"];
                    /** @description for UPSERT: the field by which records are found again: `number`, `phone`, `id` */
                    key?: string;
                    /** @description everything but the writing */
                    dryRun?: boolean;
                    /** @description rows that may be duplicates are taken in and marked; those that the company refuses stay refused */
                    allowDuplicates?: boolean;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewTaskImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fileId: string;
                    /** @description of a workbook; empty: its first sheet */
                    sheet?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Task"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    assignTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ownerId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description why */
                    outcome?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description what came of it */
                    outcome?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopenTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    timeZone?: string;
                    importing?: boolean;
                    /**
                     * Format: int32
                     * @description 1 to 3650
                     */
                    binDays?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLetterhead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letterhead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateLetterhead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    nameEn?: string;
                    address?: string;
                    addressEn?: string;
                    phone?: string;
                    email?: string;
                    website?: string;
                    taxNumber?: string;
                    bankName?: string;
                    bankAccount?: string;
                    /** @description PNG or JPEG of at most 512 kB and 4,000 pixels a side */
                    logo?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letterhead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description a condition: `level = KEY AND createdAt > today() - 30d` */
                filter?: string;
                /** @description `name, createdAt desc` */
                orderBy?: string;
                /** @description 1 to 200; 0: 50 */
                pageSize?: number;
                pageToken?: string;
                /** @description words, Chinese characters, pinyin initials, phone digits */
                search?: string;
                /** @description field names separated by commas */
                readMask?: string;
                /** @description also count, up to 10 000 */
                withTotal?: boolean;
                /** @description what lies in the recycle bin instead; needs the right to restore */
                deleted?: boolean;
            };
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListUsersResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WithRequired<components["schemas"]["User"], "name" | "email"> & {
                    /** @description first password; empty: an invitation must set it */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`) */
                "Allow-Duplicates"?: components["parameters"]["AllowDuplicates"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    activateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resetUserPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description `en` or `zh-CN`: the language of sentences */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description the version you saw (`ETag`); 412 if it is no longer the present one */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description same key, same body: one effect, for seven days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
